package dev.cryb.gateway.protocol;

import dev.cryb.gateway.session.Tally;
import jakarta.inject.Singleton;

/** Bytes of payload that sockets have brought and taken, before compression and TLS; any thread. */
@Singleton
public final class Traffic {

    private final Tally in = new Tally();
    private final Tally out = new Tally();

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
