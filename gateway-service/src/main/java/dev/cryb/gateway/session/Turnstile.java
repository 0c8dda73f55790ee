package dev.cryb.gateway.session;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many in at once; others wait their turn. Callable on any thread.
 *
 * <p>So a storm of connections comes in as fast as services take it, and not faster.
 */
public final class Turnstile {

    private final int mostInside;
    private final int mostWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    public Turnstile(int mostInside, int mostWaiting) {
        this.mostInside = mostInside;
        this.mostWaiting = mostWaiting;
    }

    /** Whether so many wait that nobody more should come. */
    synchronized boolean isFull() {
        return waiting.size() >= mostWaiting;
    }

    /**
     * Does something when it is its turn, perhaps on the thread of one who leaves; {@link #leave} must follow.
     *
     * @return whether it was its turn at once
     */
    boolean enter(Runnable then) {
        synchronized (this) {
            if (inside >= mostInside) {
                waiting.add(then);
                return false;
            }
            inside++;
        }
        then.run();
        return true;
    }

    /** One has come through, or given up. */
    void leave() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            inside--;
        }
        return next;
    }
}
