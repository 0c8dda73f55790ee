package dev.cryb.id;

/**
 * The layout of all ids: 41 bits of milliseconds, 6 of partition, 16 of counter.
 *
 * <p>Milliseconds count from 2025-01-01T00:00Z and reach into 2094. Ids of one partition only grow; they are unique
 * within a service, because only the holder of a partition mints there (or, for users, one database sequence). On the
 * wire they are decimal strings.
 */
public final class Ids {

    /** Milliseconds from the Unix epoch to the ids' own epoch, 2025-01-01T00:00Z. */
    public static final long EPOCH_MILLIS = 1_735_689_600_000L;

    /** How many partitions there are, for good. */
    public static final int PARTITIONS = 64;

    private static final int COUNTER_BITS = 16;
    private static final int PARTITION_BITS = 6;

    /** Where the milliseconds stand. */
    public static final int TIME_SHIFT = COUNTER_BITS + PARTITION_BITS;

    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private Ids() {}

    /** An id from its parts; the time is milliseconds since the Unix epoch. */
    public static long of(long epochMillis, int partition, int counter) {
        if (partition < 0 || partition >= PARTITIONS) {
            throw new IllegalArgumentException("partition " + partition);
        }
        return (Math.max(0, epochMillis - EPOCH_MILLIS) << TIME_SHIFT)
                | ((long) partition << COUNTER_BITS)
                | (counter & COUNTER_MASK);
    }

    /** The next id of a partition: later than {@code last}, and no earlier than the given time. */
    public static long next(long last, long epochMillis, int partition) {
        long atTime = of(epochMillis, partition, 0);
        if (atTime > last) {
            return atTime;
        }
        long counter = (last & COUNTER_MASK) + 1;
        return counter <= COUNTER_MASK
                ? of(epochMillis(last), partition, (int) counter)
                : of(epochMillis(last) + 1, partition, 0);
    }

    /** When an id was minted, in milliseconds since the Unix epoch. */
    public static long epochMillis(long id) {
        return (id >>> TIME_SHIFT) + EPOCH_MILLIS;
    }

    /** The partition that an id carries. */
    public static int partition(long id) {
        return (int) (id >>> COUNTER_BITS) & (PARTITIONS - 1);
    }

    /**
     * The partition of what belongs to nobody's server yet, from anything that names it for good.
     *
     * <p>The same input gives the same partition on every machine and in every version.
     */
    public static int partitionOf(String key) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        return (hash ^ (hash >>> 7)) & (PARTITIONS - 1);
    }

    /** Reads an id from the wire: a decimal string of a positive 63-bit number, nothing else. */
    static long parse(String text) {
        if (text.isEmpty() || text.length() > 19 || text.charAt(0) == '0') {
            throw new NumberFormatException("not an id");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new NumberFormatException("not an id");
            }
        }
        return Long.parseLong(text);
    }
}
