package dev.cryb.bench.load;

/**
 * What a message carries in its content so that a receiver can judge it by scanning bytes.
 *
 * <p>{@code ~B}, then hexadecimal of fixed width: room (4), number of the message in its room (8), the time at which
 * it was meant to be sent in {@link System#nanoTime} nanoseconds (16). The rest of the content is filler.
 */
final class Stamp {

    static final int LENGTH = 30;

    private static final byte MARK_1 = '~';
    private static final byte MARK_2 = 'B';
    private static final int ROOM_AT = 2;
    private static final int NUMBER_AT = 6;
    private static final int NANOS_AT = 14;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Stamp() {}

    static void write(byte[] target, int at, int room, long number, long nanos) {
        target[at] = MARK_1;
        target[at + 1] = MARK_2;
        hex(target, at + ROOM_AT, 4, room);
        hex(target, at + NUMBER_AT, 8, number);
        hex(target, at + NANOS_AT, 16, nanos);
    }

    /**
     * Finds a stamp; -1 when there is none that is whole.
     *
     * @param hint where to look first: events of one server mostly have it in the same place
     */
    static int find(byte[] buffer, int from, int to, int hint) {
        int last = to - LENGTH;
        if (hint >= from && hint <= last && buffer[hint] == MARK_1 && buffer[hint + 1] == MARK_2) {
            return hint;
        }
        for (int i = from; i <= last; i++) {
            if (buffer[i] == MARK_1 && buffer[i + 1] == MARK_2) {
                return i;
            }
        }
        return -1;
    }

    static int room(byte[] buffer, int at) {
        return (int) unhex(buffer, at + ROOM_AT, 4);
    }

    static long number(byte[] buffer, int at) {
        return unhex(buffer, at + NUMBER_AT, 8);
    }

    static long nanos(byte[] buffer, int at) {
        return unhex(buffer, at + NANOS_AT, 16);
    }

    private static void hex(byte[] target, int at, int digits, long value) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            target[i] = DIGITS[(int) (rest & 0xF)];
            rest >>>= 4;
        }
    }

    private static long unhex(byte[] buffer, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            int c = buffer[i];
            value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
        }
        return value;
    }
}
