package dev.cryb.gateway.session;

import java.util.concurrent.TimeUnit;

/**
 * How often something happens: about the last minute, what lies further back counting ever less.
 *
 * <p>One thread counts, any may read; who reads while it is counted may be one behind.
 */
final class Pace {

    private static final double MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private volatile double counted;
    private volatile long at;

    /** It has happened once more. */
    void count(long nowNanos) {
        double now = perMinute(nowNanos) + 1;
        at = nowNanos;
        counted = now;
    }

    /** How often in a minute. */
    double perMinute(long nowNanos) {
        return counted * Math.exp((at - nowNanos) / MINUTE_NANOS);
    }
}
