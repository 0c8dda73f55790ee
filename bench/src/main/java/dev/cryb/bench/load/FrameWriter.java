package dev.cryb.bench.load;

/**
 * Writes masked WebSocket frames, as a client must, into one growing buffer.
 *
 * <p>The mask is constant but not zero: servers skip the work for a zero mask, which no real client sends.
 */
final class FrameWriter {

    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_HEADER = 8;
    private static final int MAX_PAYLOAD = 0xFFFF;

    private byte[] bytes = new byte[4096];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Adds bytes as they are: the HTTP request before the first frame. */
    void raw(byte[] source) {
        room(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    void text(byte[] payload) {
        frame(FrameCursor.TEXT, payload, 0, payload.length);
    }

    void pong(byte[] buffer, int from, int to) {
        frame(FrameCursor.PONG, buffer, from, to);
    }

    private void frame(int opcode, byte[] source, int from, int to) {
        int length = to - from;
        if (length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("frames of " + length + " bytes are not written here");
        }
        room(length + MAX_HEADER);
        bytes[size++] = (byte) (FIN | opcode);
        if (length < 126) {
            bytes[size++] = (byte) (MASKED | length);
        } else {
            bytes[size++] = (byte) (MASKED | 126);
            bytes[size++] = (byte) (length >> 8);
            bytes[size++] = (byte) length;
        }
        System.arraycopy(MASK, 0, bytes, size, MASK.length);
        size += MASK.length;
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) (source[from + i] ^ MASK[i & 3]);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
