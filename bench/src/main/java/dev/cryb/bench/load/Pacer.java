package dev.cryb.bench.load;

/**
 * An even schedule: message i is meant for {@code start + i / rate}, whatever became of those before it.
 *
 * <p>Latency is counted from the time meant, not from the time sent, so that a stall of the generator or of the
 * server shows in every message that it held up (no coordinated omission).
 *
 * @param start {@link System#nanoTime} of message 0
 * @param perSecond messages a second
 */
record Pacer(long start, double perSecond) {

    private static final double SECOND = 1e9;

    Pacer {
        if (perSecond <= 0) {
            throw new IllegalArgumentException("a pace needs to be above 0");
        }
    }

    /** How many messages are meant to have been sent by {@code now}. */
    long dueBy(long now) {
        if (now < start) {
            return 0;
        }
        // One more than the division gives, as meantAt rounds to whole nanoseconds.
        long count = (long) Math.floor((now - start) * perSecond / SECOND) + 2;
        while (meantAt(count - 1) > now) {
            count--;
        }
        return count;
    }

    /** When message {@code index} is meant to be sent, in nanoseconds. */
    long meantAt(long index) {
        return start + Math.round(index * SECOND / perSecond);
    }
}
