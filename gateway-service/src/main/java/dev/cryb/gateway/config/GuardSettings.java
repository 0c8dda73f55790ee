package dev.cryb.gateway.config;

import dev.cryb.guard.GuardLimits;
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

    /** How often what may be repeated is tried again. */
    @WithDefault("2")
    @Allowed(from = "0", to = "10")
    int retries();

    /** How long after the first failure, give or take a half; twice as long each further time. */
    @WithDefault("50ms")
    @Allowed(from = "1ms", to = "5s")
    Duration retryAfter();

    /** Calls on their way to a store at most. */
    @WithDefault("64")
    @Allowed(from = "1", to = "10000")
    int atOnce();

    /** Calls that wait for their turn at most; more are refused as OVERLOADED. */
    @WithDefault("256")
    @Allowed(from = "0", to = "100000")
    int waiting();

    /** The same, as the guards take it. */
    static GuardLimits limits(GuardSettings settings) {
        return new GuardLimits(
                settings.timeout(),
                settings.calls(),
                settings.failureRatio(),
                settings.openFor(),
                settings.retries(),
                settings.retryAfter(),
                settings.atOnce(),
                settings.waiting());
    }
}
