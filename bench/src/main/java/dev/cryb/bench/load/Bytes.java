package dev.cryb.bench.load;

import java.nio.charset.StandardCharsets;

/** Looks into text frames without decoding them. */
final class Bytes {

    private static final int EXCERPT = 200;

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] buffer, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && java.util.Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }

    static int indexOf(byte[] buffer, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Reads digits up to the first that is none. */
    static long digits(byte[] buffer, int from, int to) {
        long value = 0;
        for (int i = from; i < to && buffer[i] >= '0' && buffer[i] <= '9'; i++) {
            value = value * 10 + buffer[i] - '0';
        }
        return value;
    }

    /** The beginning of a frame, for people. */
    static String excerpt(byte[] buffer, int from, int to) {
        return new String(buffer, from, Math.min(to - from, EXCERPT), StandardCharsets.UTF_8);
    }
}
