package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a process is taken for stuck. */
@ConfigMapping(prefix = "cryb.health")
public interface HealthSettings {

    /** How long a loop may not turn though the stores answer; then the process is not live. */
    @WithDefault("30s")
    @Allowed(from = "2s", to = "10m")
    Duration stuckAfter();
}
