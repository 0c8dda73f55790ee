package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The guards around calls to Postgres and Redis. */
@ConfigMapping(prefix = "cryb.guard")
public interface GuardSettings {

    /** How long a call may take. */
    @WithDefault("5s")
    @Allowed(from = "50ms", to = "2m")
    Duration timeout();

    /** How many of the last calls are looked at. */
    @WithDefault("20")
    @Allowed(from = "2", to = "10000")
    int calls();

    /** The share of them that must fail for the breaker to open. */
    @WithDefault("0.5")
    @Allowed(from = "0.01", to = "1")
    double failureRatio();

    /** How long it stays open before one call is let through. */
    @WithDefault("1s")
    @Allowed(from = "10ms", to = "5m")
    Duration openFor();
}
