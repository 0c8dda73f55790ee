package dev.cryb.gateway.protocol;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Bytes of payload that sockets have brought and taken, before compression and TLS; any thread. */
@Singleton
public final class Traffic {

    private final LongAdder in = new LongAdder();
    private final LongAdder out = new LongAdder();

    /** A client has sent so much. */
    public void came(int bytes) {
        in.add(bytes);
    }

    /** So much was given to a socket to send. */
    public void went(int bytes) {
        out.add(bytes);
    }

    public long in() {
        return in.sum();
    }

    public long out() {
        return out.sum();
    }
}
