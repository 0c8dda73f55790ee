package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Accounts and their sessions. */
@ConfigMapping(prefix = "cryb.account")
public interface AccountSettings {

    /** Threads that hash passwords; each takes 19 MiB while it does. */
    @WithDefault("2")
    @Allowed(from = "1", to = "64")
    int hashThreads();

    /** Passwords that may wait for a thread; more are refused as OVERLOADED. */
    @WithDefault("128")
    @Allowed(from = "1", to = "10000")
    int hashQueue();

    /** How long a session lives without being refreshed. */
    @WithDefault("30d")
    @Allowed(from = "1m", to = "3650d")
    Duration sessionLifetime();

    /** How often revocations are read. */
    @WithDefault("500ms")
    @Allowed(from = "50ms", to = "5s")
    Duration revocationPoll();

    /** Without a read for this long, revocations count as unknown. */
    @WithDefault("5s")
    @Allowed(from = "500ms", to = "1m")
    Duration revocationPatience();
}
