package dev.cryb.gateway.session;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to clients: encoded once per protocol, shared by all sockets.
 *
 * <p>It holds plain heap bytes, so nobody has to release it; it may be kept and sent again. Thread safe.
 */
public final class OutboundEvent {
    private final String name;
    private final String dataJson;
    private final @Nullable String offset;
    private volatile byte @Nullable [] socketIo;
    private volatile byte @Nullable [] plain;

    /**
     * @param name wire name, e.g. {@code message:create}
     * @param dataJson the event's one object as JSON, written to clients as it is; without line breaks
     * @param offset position from which a client may resume; only durable events have one
     */
    public OutboundEvent(String name, String dataJson, @Nullable String offset) {
        this.name = name;
        this.dataJson = dataJson;
        this.offset = offset;
    }

    public String name() {
        return name;
    }

    public String dataJson() {
        return dataJson;
    }

    public @Nullable String offset() {
        return offset;
    }

    /**
     * The event as {@code protocol} writes it; {@code encoder} is asked on first use only.
     *
     * <p>Two threads may both encode: the results are equal and one is kept.
     */
    public byte[] encoded(Protocol protocol, Function<OutboundEvent, byte[]> encoder) {
        boolean isSocketIo = protocol == Protocol.SOCKET_IO;
        byte[] known = isSocketIo ? socketIo : plain;
        if (known != null) {
            return known;
        }
        byte[] bytes = encoder.apply(this);
        if (isSocketIo) {
            socketIo = bytes;
        } else {
            plain = bytes;
        }
        return bytes;
    }
}
