package dev.cryb.guard;

import java.time.Duration;

/**
 * Shows from outside whether a loop still turns.
 *
 * <p>The loop beats at each turn, and each time that it tries again to reach a store that is away. Any thread may look.
 */
public final class Pulse {

    private enum Life {
        NOT_BEGUN,
        BEATING,
        ENDED
    }

    private final String name;
    private volatile Life life = Life.NOT_BEGUN;
    private volatile long beatAt;

    public Pulse(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The loop turns. */
    public void beat() {
        beatAt = System.nanoTime();
        if (life == Life.NOT_BEGUN) {
            life = Life.BEATING;
        }
    }

    /** The loop has ended though nobody asked it to. */
    public void end() {
        life = Life.ENDED;
    }

    public boolean hasEnded() {
        return life == Life.ENDED;
    }

    /** Whether it has begun, and has not turned for this long. */
    public boolean isSilentFor(Duration time) {
        return life == Life.BEATING && System.nanoTime() - beatAt > time.toNanos();
    }
}
