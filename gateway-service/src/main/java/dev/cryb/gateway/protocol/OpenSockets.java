package dev.cryb.gateway.protocol;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many sockets are open, by what they speak; any thread. */
@Singleton
public final class OpenSockets {

    /** What a socket speaks, and over what. */
    public enum Kind {
        SOCKET_IO_POLLING("socket_io", "polling"),
        SOCKET_IO_WEBSOCKET("socket_io", "websocket"),
        PLAIN("plain", "websocket"),
        PLAIN_BATCH("plain_batch", "websocket");

        private final String protocol;
        private final String transport;

        Kind(String protocol, String transport) {
            this.protocol = protocol;
            this.transport = transport;
        }

        public String protocol() {
            return protocol;
        }

        public String transport() {
            return transport;
        }
    }

    private final Map<Kind, LongAdder> open = new EnumMap<>(Kind.class);

    public OpenSockets() {
        for (Kind kind : Kind.values()) {
            open.put(kind, new LongAdder());
        }
    }

    public void opened(Kind kind) {
        of(kind).increment();
    }

    public void closed(Kind kind) {
        of(kind).decrement();
    }

    public long count(Kind kind) {
        return of(kind).sum();
    }

    /** All of them. */
    public long count() {
        return open.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @SuppressWarnings("NullAway") // there is one for each
    private LongAdder of(Kind kind) {
        return open.get(kind);
    }
}
