package dev.cryb.stack.part;

import java.time.Duration;

/** How long to wait before a dead part is started again. */
public final class Backoff {

    static final Duration CEILING = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);

    private Backoff() {}

    /**
     * Nothing at first, then 0.25 s doubling up to 10 s.
     *
     * @param failures starts in a row that did not last
     */
    public static Duration before(int failures) {
        if (failures <= 0) {
            return Duration.ZERO;
        }
        var wait = STEP.multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(CEILING) < 0 ? wait : CEILING;
    }
}
