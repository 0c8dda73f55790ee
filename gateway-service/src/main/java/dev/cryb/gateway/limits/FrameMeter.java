package dev.cryb.gateway.limits;

import java.time.Duration;

/**
 * What one socket sends: over the limit is refused, and twice the limit for 10 s ends it. For one thread.
 *
 * <p>Twice the limit is as much refused as is let through: so that many refusals within 10 s are too many, while a burst
 * that the limit permits is none.
 */
public final class FrameMeter {

    /** The answer for one frame too many of one who does not stop. */
    public static final long FLOOD = -1;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Rate rate;
    private long fullAt;
    private long since;
    private long refused;

    FrameMeter(Rate rate) {
        this.rate = rate;
    }

    /** Counts a frame; answers 0, the milliseconds to wait, or {@link #FLOOD}. */
    public long take(long nowNanos) {
        long wait = rate.waitNanos(fullAt, nowNanos);
        if (wait <= 0) {
            fullAt = rate.taken(fullAt, nowNanos);
            return 0;
        }
        if (refused == 0 || nowNanos - since > PATIENCE.toNanos()) {
            since = nowNanos;
            refused = 0;
        }
        return ++refused >= rate.in(PATIENCE) ? FLOOD : Math.ceilDiv(wait, 1_000_000);
    }
}
