package dev.cryb.gateway.limits;

/**
 * What is left of a limit after a request.
 *
 * @param remaining how many more may follow at once
 * @param resetMs until all of it may be used again
 * @param retryAfterMs until one more fits; 0 where this one did
 */
public record Allowance(int limit, int remaining, long resetMs, long retryAfterMs) {

    private static final long MILLI = 1_000_000;

    static Allowance of(Rate rate, long fullAt, long now, long waitNanos) {
        long missing = Math.max(0, fullAt - now);
        return new Allowance(
                rate.count(),
                rate.left(missing),
                Math.ceilDiv(missing, MILLI),
                waitNanos > 0 ? Math.ceilDiv(waitNanos, MILLI) : 0);
    }

    public boolean isUsedUp() {
        return retryAfterMs > 0;
    }

    /** What stands in an ack beside its data. */
    public String json() {
        return "{\"limit\":" + limit + ",\"remaining\":" + remaining + ",\"resetMs\":" + resetMs + "}";
    }
}
