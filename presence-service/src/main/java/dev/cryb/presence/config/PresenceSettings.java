package dev.cryb.presence.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long presence waits for what. */
@ConfigMapping(prefix = "cryb.presence")
public interface PresenceSettings {

    /** From the end of someone's last session until others hear of it, so that a lost connection is no going. */
    @WithDefault("10s")
    @Allowed(from = "100ms", to = "10m")
    Duration grace();

    /** At least this long between two things told of the same person; what comes between is told as one. */
    @WithDefault("1s")
    @Allowed(from = "50ms", to = "1m")
    Duration quiet();

    /** How long a gateway's lease must be seen to be away, with Redis answering, before its sessions count as ended. */
    @WithDefault("45s")
    @Allowed(from = "5s", to = "10m")
    Duration absence();
}
