package dev.cryb.gateway.session;

import dev.cryb.bus.Instance;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Opens sessions for the protocols. */
public final class Sessions implements ClientSessions {

    private final SessionCore core;
    private final Instance instance;
    private final BooleanSupplier accepting;
    private final AtomicLong opened = new AtomicLong();

    public Sessions(SessionCore core, Instance instance, BooleanSupplier accepting) {
        this.core = core;
        this.instance = instance;
        this.accepting = accepting;
    }

    @Override
    public boolean accepting() {
        return accepting.getAsBoolean() && !core.turnstile().isFull();
    }

    @Override
    public long connect(String address) {
        return core.limits().connect(address);
    }

    /** Session ids are unique for all time, and tell nothing to whoever has one. */
    @Override
    public ClientSession open(ClientConnection connection, Handshake handshake) {
        String id = instance.incarnation() + Long.toString(opened.incrementAndGet(), Character.MAX_RADIX);
        return new Session(core, connection, handshake, id, core.nowMs());
    }

    @Override
    public HelloFields hello() {
        return core.hello();
    }
}
