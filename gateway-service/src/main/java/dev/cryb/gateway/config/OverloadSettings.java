package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a gateway refuses what it could not do in time. */
@ConfigMapping(prefix = "cryb.overload")
public interface OverloadSettings {

    /** How long requests of one partition may wait for their answer before new ones are refused. */
    @WithDefault("3s")
    @Allowed(from = "50ms", to = "10s")
    Duration delay();

    /** Sessions that are signed in at once; the others wait their turn. */
    @WithDefault("200")
    @Allowed(from = "1", to = "100000")
    int arriving();

    /** Open sockets at most; beyond, connections are refused with 503. 0: one for each 24 KiB of the largest heap. */
    @WithDefault("0")
    @Allowed(from = "0", to = "10000000")
    int sockets();

    /** Sessions that wait to be signed in; beyond, connections are refused with 503. */
    @WithDefault("5000")
    @Allowed(from = "1", to = "1000000")
    int waiting();
}
