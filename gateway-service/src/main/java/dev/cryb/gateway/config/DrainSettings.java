package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a gateway that is told to stop sends its sessions elsewhere. */
@ConfigMapping(prefix = "cryb.drain")
public interface DrainSettings {

    /** Within which all sessions have left; those that still wait for an answer are closed then. */
    @WithDefault("15s")
    @Allowed(from = "100ms", to = "10m")
    Duration time();

    /** Sessions told to leave at once, at least; more where half of the time would not suffice. */
    @WithDefault("100")
    @Allowed(from = "1", to = "100000")
    int wave();

    /** How long after a wave the next one is told. */
    @WithDefault("250ms")
    @Allowed(from = "10ms", to = "1m")
    Duration every();

    /** Clients are told to come back after a time of their own, up to this. */
    @WithDefault("2s")
    @Allowed(from = "0s", to = "5m")
    Duration spread();
}
