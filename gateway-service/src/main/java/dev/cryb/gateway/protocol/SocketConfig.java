package dev.cryb.gateway.protocol;

import dev.cryb.settings.Allowed;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sockets behave, whichever protocol they speak. */
@ConfigMapping(prefix = "cryb.socket")
public interface SocketConfig {
    /** How often a Socket.IO client is pinged. */
    @WithDefault("25s")
    @Allowed(from = "100ms", to = "10m")
    Duration pingInterval();

    /** How long a Socket.IO client may take to answer a ping. */
    @WithDefault("20s")
    @Allowed(from = "100ms", to = "10m")
    Duration pingTimeout();

    /** How often a plain client is to send a heartbeat; two missed ones end the socket. */
    @WithDefault("30s")
    @Allowed(from = "100ms", to = "10m")
    Duration heartbeatInterval();

    /** How long a client may take to identify. */
    @WithDefault("10s")
    @Allowed(from = "100ms", to = "10m")
    Duration identifyTimeout();

    /** How long a Socket.IO transport may stay without CONNECT. */
    @WithDefault("10s")
    @Allowed(from = "100ms", to = "10m")
    Duration connectTimeout();

    /** How long a WebSocket may take to replace the polling that it upgrades. */
    @WithDefault("10s")
    @Allowed(from = "100ms", to = "10m")
    Duration upgradeTimeout();

    /** How long a client may take to let go of a socket that was closed. */
    @WithDefault("5s")
    @Allowed(from = "100ms", to = "10m")
    Duration closeTimeout();

    /** Largest request; larger ones are answered TOO_LARGE. */
    @WithDefault("32K")
    @Allowed(from = "1K", to = "1M")
    MemorySize maxRequest();

    /** Largest message or polling body at all, in bytes; a larger one ends the socket. */
    @WithDefault("1000000")
    @Allowed(from = "1000", to = "10000000")
    int maxMessage();

    /** How much may wait for a polling client's next request. */
    @WithDefault("8M")
    @Allowed(from = "64K", to = "1G")
    MemorySize maxQueued();

    /** From how many bytes on a message is compressed, where permessage-deflate is enabled and negotiated. */
    @WithDefault("8K")
    @Allowed(from = "0", to = "1G")
    MemorySize compressFrom();
}
