package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What a gateway must know of itself. */
@ConfigMapping(prefix = "cryb")
public interface GatewayConfig {

    /** Name of this process; a restarted one keeps it. */
    @WithDefault("gateway-1")
    @Allowed(words = "1 to 64 of letters, digits, `.`, `_`, `-`", pattern = "[A-Za-z0-9._-]{1,64}")
    String instance();

    /** Before every key in Redis. */
    @WithDefault("cryb:")
    @Allowed(words = "1 to 32 of letters, digits, `.`, `_`, `-`, `:`", pattern = "[A-Za-z0-9._:-]{1,32}")
    String redisPrefix();

    /** The services that the deployment has; requests for others are refused at once. */
    @WithDefault("messaging,presence,voice,media")
    @Allowed(words = "names of services, separated by commas", pattern = "messaging|presence|voice|media")
    List<String> services();

    /** Usernames of the deployment's administrators. */
    @Allowed(words = "usernames, separated by commas", pattern = "[A-Za-z0-9_.]{2,32}")
    Optional<List<String>> admins();

    /** Origins whose pages may connect, separated by commas; {@code *} for all. Absent: our own and loopback. */
    @Allowed(words = "origins, separated by commas, or `*`")
    Optional<String> allowedOrigins();
}
