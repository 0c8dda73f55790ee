package dev.cryb.gateway.protocol.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cryb.gateway.protocol.Frames;
import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.session.AckId;
import dev.cryb.gateway.session.ClientRequest;
import dev.cryb.gateway.session.OutboundEvent;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainFramesTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"event\"",
        ":",
        ",",
        "\"id\"",
        "\"data\"",
        "1",
        "-",
        "1e5",
        "null",
        "true",
        "\"x\"",
        "\"",
        "\\",
        "\ud800",
        "é",
        "\n",
        "\0",
        "{\"event\":\"x\",\"id\":"
    };

    @Test
    void readsARequest() throws Undecodable {
        ClientRequest request = PlainFrames.request("{\"event\":\"x\",\"data\":{\"a\":1},\"id\":\"q\",\"more\":0}", 40);

        assertThat(request.event()).isEqualTo("x");
        assertThat(request.ackId()).isEqualTo(new AckId("\"q\""));
        assertThat(request.data()).hasToString("{\"a\":1}");
        assertThat(request.bytes()).isEqualTo(40);
    }

    @Test
    void anEventThatIsNoTextIsStillAckedWhereThereIsAnId() throws Undecodable {
        assertThat(PlainFrames.request("{\"event\":[],\"id\":1}", 20).event()).isEmpty();
        assertThat(PlainFrames.request("{\"id\":1}", 8).event()).isEmpty();
    }

    @Test
    void writesEventsAndAcks() {
        assertThat(payload(PlainFrames.event(new OutboundEvent("x", "{\"é\":1}", "7-0"))))
                .isEqualTo("{\"event\":\"x\",\"data\":{\"é\":1},\"offset\":\"7-0\"}");
        assertThat(payload(PlainFrames.event(new OutboundEvent("x", "{}", null))))
                .isEqualTo("{\"event\":\"x\",\"data\":{}}");
        assertThat(payload(PlainFrames.ack(new AckId("7"), "{\"ok\":true}")))
                .isEqualTo("{\"ack\":7,\"data\":{\"ok\":true}}");
    }

    @Test
    void anyTextIsEitherARequestOrUndecodable() {
        Random random = new Random(4712);
        for (int run = 0; run < 100_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                text.append(
                        random.nextInt(8) == 0
                                ? (char) random.nextInt(0x10000)
                                : PIECES[random.nextInt(PIECES.length)]);
            }
            try {
                assertThat(PlainFrames.request(text.toString(), text.length())).isNotNull();
            } catch (Undecodable expected) {
                assertThat(expected.reason()).isNotEmpty();
            } catch (RuntimeException escaped) {
                fail("frame " + text, escaped);
            }
        }
    }

    private static String payload(byte[] frame) {
        int start = Frames.payloadStart(frame);
        return new String(frame, start, frame.length - start, StandardCharsets.UTF_8);
    }
}
