package dev.cryb.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Accounts and their sessions. */
@ConfigMapping(prefix = "cryb.account")
public interface AccountSettings {

    /** Threads that hash passwords; each takes 19 MiB while it does. */
    @WithDefault("2")
    int hashThreads();

    /** Passwords that may wait for a thread; more are refused as OVERLOADED. */
    @WithDefault("128")
    int hashQueue();

    /** How long a session lives without being refreshed. */
    @WithDefault("30d")
    Duration sessionLifetime();

    /** How often revocations are read. */
    @WithDefault("500ms")
    Duration revocationPoll();

    /** Without a read for this long, revocations count as unknown. */
    @WithDefault("5s")
    Duration revocationPatience();
}
