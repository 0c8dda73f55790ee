package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often one may knock. */
@ConfigMapping(prefix = "cryb.login-limit")
public interface LoginLimitSettings {

    /** Whether there are limits at all. */
    @WithDefault("true")
    boolean enabled();

    /** Logins and registers from one address, and for one name, in a window. */
    @WithDefault("10")
    @Allowed(from = "1", to = "1000000")
    int attempts();

    /** The window. */
    @WithDefault("1m")
    @Allowed(from = "1s", to = "1d")
    Duration window();
}
