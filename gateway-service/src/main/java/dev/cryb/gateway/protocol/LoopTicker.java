package dev.cryb.gateway.protocol;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the sockets of one event loop that time has passed.
 *
 * <p>A walk over all of them once a tick costs less than a timer for each: no objects, and nothing to cancel. Used on its
 * loop only.
 */
public final class LoopTicker {
    private static final Logger LOG = Logger.getLogger(LoopTicker.class);

    private final EventLoop loop;
    private final List<Ticked> sockets = new ArrayList<>();
    private volatile long pendingBytes;

    /** A socket that wants to know the time. */
    public abstract static class Ticked {
        private int slot = -1;

        /** Called every tick with the milliseconds of {@link LoopTicker#nowMs}. */
        protected abstract void onTick(long nowMs);

        /** What its client has not taken yet. */
        public abstract long pendingBytes();
    }

    LoopTicker(EventLoop loop, long tickMs) {
        this.loop = loop;
        loop.scheduleWithFixedDelay(this::tick, tickMs, tickMs, TimeUnit.MILLISECONDS);
    }

    /** Milliseconds of a clock that never goes back. */
    public static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** From the next tick on; until {@link #remove}. */
    public void add(Ticked socket) {
        assert loop.inEventLoop();
        socket.slot = sockets.size();
        sockets.add(socket);
    }

    /** No more ticks; does nothing when there were none. */
    public void remove(Ticked socket) {
        assert loop.inEventLoop();
        if (socket.slot < 0) {
            return;
        }
        Ticked last = sockets.removeLast();
        if (last != socket) {
            sockets.set(socket.slot, last);
            last.slot = socket.slot;
        }
        socket.slot = -1;
    }

    /** What the clients of this loop had not taken at the last tick; any thread. */
    long pendingBytes() {
        return pendingBytes;
    }

    private void tick() {
        long now = nowMs();
        long pending = 0;
        // Backwards, so that a socket that leaves during its tick is replaced by one that had its own.
        for (int i = sockets.size() - 1; i >= 0; i--) {
            if (i < sockets.size()) {
                pending += tick(sockets.get(i), now);
            }
        }
        pendingBytes = pending;
    }

    private static long tick(Ticked socket, long now) {
        try {
            long pending = socket.pendingBytes();
            socket.onTick(now);
            return pending;
        } catch (RuntimeException e) {
            LOG.error("A socket's tick failed", e);
            return 0;
        }
    }
}
