package dev.cryb.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The guards around calls to Postgres and Redis. */
@ConfigMapping(prefix = "cryb.guard")
public interface GuardSettings {

    /** How long a call may take. */
    @WithDefault("5s")
    Duration timeout();

    /** How many of the last calls are looked at. */
    @WithDefault("20")
    int calls();

    /** The share of them that must fail for the breaker to open. */
    @WithDefault("0.5")
    double failureRatio();

    /** How long it stays open before one call is let through. */
    @WithDefault("1s")
    Duration openFor();
}
