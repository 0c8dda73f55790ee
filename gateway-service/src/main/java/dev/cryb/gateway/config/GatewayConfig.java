package dev.cryb.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What a gateway must know of itself. */
@ConfigMapping(prefix = "cryb")
public interface GatewayConfig {

    /** Name of this process; a restarted one keeps it. */
    @WithDefault("gateway-1")
    String instance();

    /** Before every key in Redis. */
    @WithDefault("cryb:")
    String redisPrefix();

    /** Usernames of the deployment's administrators. */
    Optional<List<String>> admins();

    /** Origins whose pages may connect, separated by commas; {@code *} for all. Absent: our own and loopback. */
    Optional<String> allowedOrigins();
}
