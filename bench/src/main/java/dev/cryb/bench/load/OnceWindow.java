package dev.cryb.bench.load;

/**
 * Proves that numbers 0, 1, 2... came exactly once each, in whatever order.
 *
 * <p>Keeps the lowest number that has not come and a bitmap of {@value #SPAN} beyond it. A number past the bitmap
 * means that the lowest one is overdue: it is given up as missing.
 */
final class OnceWindow {

    /** How far numbers may overtake each other. */
    static final int SPAN = 1024;

    private static final int MASK = SPAN - 1;
    private static final long[] NONE = {};

    private long next;
    private long early;
    private long highest = -1;
    private long seen;
    private long doubled;
    private long reordered;
    private long missing;
    /** Made when the first number comes early, which for most sockets is never. */
    private long[] bits = NONE;

    /** Notes a number; false when it had come before. */
    boolean add(long number) {
        if (number < highest) {
            reordered++;
        } else {
            highest = number;
        }
        if (number == next && early == 0) {
            next++;
            seen++;
            return true;
        }
        return addOutOfTurn(number);
    }

    /** The lowest number that has not come. */
    long next() {
        return next;
    }

    long seen() {
        return seen;
    }

    long doubled() {
        return doubled;
    }

    /** Numbers that came after a higher one. */
    long reordered() {
        return reordered;
    }

    /** Numbers below {@code expected} that never came. */
    long missing(long expected) {
        return Math.max(missing, expected - seen);
    }

    private boolean addOutOfTurn(long number) {
        if (number < next) {
            doubled++;
            return false;
        }
        while (number - next >= SPAN) {
            advance();
        }
        if (isSet(number)) {
            doubled++;
            return false;
        }
        if (bits.length == 0) {
            bits = new long[SPAN / Long.SIZE];
        }
        int slot = (int) number & MASK;
        bits[slot >> 6] |= 1L << slot;
        early++;
        seen++;
        while (early > 0 && isSet(next)) {
            advance();
        }
        return true;
    }

    private boolean isSet(long number) {
        int slot = (int) number & MASK;
        return bits.length > 0 && (bits[slot >> 6] & 1L << slot) != 0;
    }

    private void advance() {
        if (isSet(next)) {
            int slot = (int) next & MASK;
            bits[slot >> 6] &= ~(1L << slot);
            early--;
        } else {
            missing++;
        }
        next++;
    }
}
