package dev.cryb.bench.load;

/**
 * Walks over the WebSocket frames that lie in a buffer, without making objects.
 *
 * <p>For frames from a server: unmasked, no extensions. What is incomplete stays for the next read.
 */
final class FrameCursor {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private int opcode;
    private int start;
    private int end;
    private int needed;

    /**
     * Takes the frame that begins at {@code from}; false when it is not whole before {@code to}.
     *
     * <p>After true, {@link #opcode}, {@link #start} and {@link #end} tell of it; the next frame begins at {@code end}.
     * After false, {@link #needed} is the size of the whole frame as far as that is known.
     */
    boolean next(byte[] buffer, int from, int to) {
        int available = to - from;
        needed = 2;
        if (available < needed) {
            return false;
        }
        int length = buffer[from + 1] & 0x7F;
        int header = 2;
        if (length == LENGTH_16) {
            header = 4;
        } else if (length == LENGTH_64) {
            header = 10;
        }
        needed = header;
        if (available < header) {
            return false;
        }
        long payload = length < LENGTH_16 ? length : bigEndian(buffer, from + 2, header - 2);
        if (payload < 0 || payload > Integer.MAX_VALUE - header) {
            throw new IllegalStateException("the server sent a frame of " + payload + " bytes");
        }
        needed = header + (int) payload;
        if (available < needed) {
            return false;
        }
        opcode = buffer[from] & 0x0F;
        start = from + header;
        end = from + needed;
        return true;
    }

    int opcode() {
        return opcode;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int needed() {
        return needed;
    }

    private static long bigEndian(byte[] buffer, int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | buffer[at + i] & 0xFF;
        }
        return value;
    }
}
