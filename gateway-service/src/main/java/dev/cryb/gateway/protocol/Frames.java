package dev.cryb.gateway.protocol;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * WebSocket frames as the server sends them: unmasked, so that one array of bytes serves every socket (RFC 6455, 5.2).
 */
public final class Frames {
    /** Room for the longest header. */
    static final int MAX_HEADER = 10;

    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private Frames() {}

    /** A whole text frame around {@code payload}. */
    public static byte[] text(String payload) {
        byte[] utf8 = payload.getBytes(StandardCharsets.UTF_8);
        int header = headerLength(utf8.length);
        byte[] frame = new byte[header + utf8.length];
        frame[0] = (byte) FINAL_TEXT;
        if (header == 2) {
            frame[1] = (byte) utf8.length;
        } else if (header == 4) {
            frame[1] = LENGTH_16;
            frame[2] = (byte) (utf8.length >>> 8);
            frame[3] = (byte) utf8.length;
        } else {
            frame[1] = LENGTH_64;
            for (int i = 0; i < 4; i++) {
                frame[9 - i] = (byte) (utf8.length >>> (8 * i));
            }
        }
        System.arraycopy(utf8, 0, frame, header, utf8.length);
        return frame;
    }

    /** Where the payload of a frame made by {@link #text} begins. */
    public static int payloadStart(byte[] frame) {
        return switch (frame[1]) {
            case LENGTH_16 -> 4;
            case LENGTH_64 -> 10;
            default -> 2;
        };
    }

    /** Puts a header before a payload that was written behind {@link #MAX_HEADER} bytes of room. */
    static void prependHeader(ByteBuf buffer) {
        int length = buffer.writerIndex() - MAX_HEADER;
        int start = MAX_HEADER - headerLength(length);
        buffer.readerIndex(start);
        buffer.setByte(start, FINAL_TEXT);
        switch (MAX_HEADER - start) {
            case 2 -> buffer.setByte(start + 1, length);
            case 4 -> buffer.setByte(start + 1, LENGTH_16).setShort(start + 2, length);
            default -> buffer.setByte(start + 1, LENGTH_64).setLong(start + 2, length);
        }
    }

    private static int headerLength(int payload) {
        if (payload < LENGTH_16) {
            return 2;
        }
        return payload <= 0xFFFF ? 4 : MAX_HEADER;
    }
}
