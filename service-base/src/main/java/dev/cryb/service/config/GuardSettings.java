package dev.cryb.service.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The guard around what queries ask of Postgres. */
@ConfigMapping(prefix = "cryb.guard")
public interface GuardSettings {

    /** How long a query may take: less than its asker waits. */
    @WithDefault("4s")
    @Allowed(from = "50ms", to = "2m")
    Duration timeout();

    /** How long after a lost connection it is tried once more, give or take a half. */
    @WithDefault("50ms")
    @Allowed(from = "1ms", to = "5s")
    Duration retryAfter();

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
