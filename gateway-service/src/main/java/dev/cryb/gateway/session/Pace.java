package dev.cryb.gateway.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/**
 * How often something happens: about the last minute, what lies further back counting ever less.
 *
 * <p>One thread counts, any may read; who reads while it is counted may be one behind.
 */
final class Pace {

    private static final double MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final VarHandle COUNTED = handle("counted", double.class);
    private static final VarHandle AT = handle("at", long.class);

    private double counted;
    private long at;

    /** It has happened once more. */
    void count(long nowNanos) {
        double now = perMinute(nowNanos) + 1;
        AT.setOpaque(this, nowNanos);
        COUNTED.setOpaque(this, now);
    }

    /** How often in a minute. */
    double perMinute(long nowNanos) {
        double before = (double) COUNTED.getOpaque(this);
        return before * Math.exp(((long) AT.getOpaque(this) - nowNanos) / MINUTE_NANOS);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Pace.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
