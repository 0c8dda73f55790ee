package dev.cryb.stack.part;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears, from the threads that watch them, what becomes of parts that run. */
public interface PartWatcher {

    /**
     * A part ended unasked.
     *
     * @param status its exit status; 128 + n when signal n killed it
     * @param restartIn null if it is not started again
     */
    default void died(String part, int status, @Nullable Duration restartIn) {}

    /** A part is ready again. */
    default void restarted(String part) {}
}
