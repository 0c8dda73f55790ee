package dev.cryb.gateway.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Steps that each wait for the one before, in the order in which they were added; for one thread. */
final class InOrder {

    private final Deque<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** Adds a step; it calls what it is given when it is done. */
    void add(Consumer<Runnable> step) {
        waiting.add(step);
        if (!busy) {
            next();
        }
    }

    private void next() {
        Consumer<Runnable> step = waiting.poll();
        busy = step != null;
        if (step != null) {
            step.accept(this::next);
        }
    }
}
