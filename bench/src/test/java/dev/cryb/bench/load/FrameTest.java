package dev.cryb.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameTest {

    private final FrameCursor cursor = new FrameCursor();

    @Test
    void readsFramesThatFollowEachOther() {
        byte[] bytes = join(serverFrame(FrameCursor.TEXT, "one"), serverFrame(FrameCursor.PING, ""));

        assertThat(cursor.next(bytes, 0, bytes.length)).isTrue();
        assertThat(payload(bytes)).isEqualTo("one");
        int second = cursor.end();
        assertThat(cursor.next(bytes, second, bytes.length)).isTrue();
        assertThat(cursor.opcode()).isEqualTo(FrameCursor.PING);
        assertThat(cursor.start()).isEqualTo(cursor.end());
        assertThat(cursor.next(bytes, cursor.end(), bytes.length)).isFalse();
    }

    @Test
    void readsLengthsOfAllSizes() {
        for (int length : new int[] {0, 125, 126, 65_535, 65_536, 200_000}) {
            byte[] bytes = serverFrame(FrameCursor.TEXT, "x".repeat(length));

            assertThat(cursor.next(bytes, 0, bytes.length)).isTrue();
            assertThat(cursor.end() - cursor.start()).isEqualTo(length);
            assertThat(cursor.end()).isEqualTo(bytes.length);
        }
    }

    @Test
    void waitsForTheRestWhereverAFrameIsCut() {
        byte[] bytes = serverFrame(FrameCursor.TEXT, "x".repeat(300));

        for (int cut = 0; cut < bytes.length; cut++) {
            assertThat(cursor.next(bytes, 0, cut)).isFalse();
            assertThat(cursor.needed()).isGreaterThan(cut).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void masksWhatItWrites() {
        for (int length : new int[] {0, 5, 125, 126, 3000}) {
            FrameWriter writer = new FrameWriter();
            String text = "m".repeat(length);

            writer.text(text.getBytes(StandardCharsets.UTF_8));

            byte[] frame = Arrays.copyOf(writer.bytes(), writer.size());
            assertThat(unmask(frame)).isEqualTo(text);
        }
    }

    private static String unmask(byte[] frame) {
        assertThat(frame[0]).isEqualTo((byte) 0x81);
        assertThat(frame[1] & 0x80).isEqualTo(0x80);
        int header = (frame[1] & 0x7F) == 126 ? 4 : 2;
        int length = header == 4 ? (frame[2] & 0xFF) << 8 | frame[3] & 0xFF : frame[1] & 0x7F;
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (frame[header + 4 + i] ^ frame[header + (i & 3)]);
        }
        assertThat(frame).hasSize(header + 4 + length);
        return new String(text, StandardCharsets.UTF_8);
    }

    private String payload(byte[] bytes) {
        return new String(bytes, cursor.start(), cursor.end() - cursor.start(), StandardCharsets.UTF_8);
    }

    private static byte[] serverFrame(int opcode, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65_536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
