package dev.cryb.service.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an instance must know of itself. */
@ConfigMapping(prefix = "cryb")
public interface BusSettings {

    /** Which service it is; each says so in its {@code application.properties}. */
    @Allowed(words = "a service's name", pattern = "[a-z]+")
    String service();

    /** Name of this process; a restarted one keeps it. */
    @Allowed(words = "1 to 64 of letters, digits, `.`, `_`, `-`", pattern = "[A-Za-z0-9._-]{1,64}")
    String instance();

    /** Its side of the bus. */
    Bus bus();

    /** The loops over the partitions. */
    interface Bus {

        /** How many share the partitions. */
        @WithDefault("4")
        @Allowed(from = "1", to = "64")
        int lanes();

        /** How soon after a batch of commands the next one may begin; what comes meanwhile is done together. */
        @WithDefault("0s")
        @Allowed(from = "0s", to = "1s")
        Duration pace();
    }
}
