package dev.cryb.gateway.protocol.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.session.AckId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {
    private static final String[] PIECES = {
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "-",
        "/",
        ",",
        "[",
        "]",
        "{",
        "}",
        "\"a\"",
        ":",
        "12",
        "null",
        "1e9",
        " ",
        "\"",
        "\\u",
        "\ud800",
        "é",
        "\n",
        "\0",
        "[[[[",
        "/admin,",
        "999999999999",
        "{\"a\":1}"
    };

    @Test
    void readsWhatClientsSend() throws Undecodable {
        assertThat(read("0{\"token\":\"t\"}")).isInstanceOfSatisfying(Packet.Connect.class, packet -> assertThat(
                        packet.auth().path("token").asText())
                .isEqualTo("t"));
        assertThat(read("0/admin,")).isInstanceOfSatisfying(Packet.Connect.class, packet -> {
            assertThat(packet.namespace()).isEqualTo("/admin");
            assertThat(packet.auth().isMissingNode()).isTrue();
        });
        assertThat(read("1")).isEqualTo(new Packet.Disconnect("/"));
        assertThat(read("212[\"message:create\",{\"a\":1},\"more\"]"))
                .isInstanceOfSatisfying(Packet.Event.class, packet -> {
                    assertThat(packet.ackId()).isEqualTo(new AckId("12"));
                    assertThat(packet.name()).isEqualTo("message:create");
                    assertThat(packet.data()).hasToString("{\"a\":1}");
                });
        assertThat(read("2[\"x\"]")).isInstanceOfSatisfying(Packet.Event.class, packet -> assertThat(
                        packet.data().isMissingNode())
                .isTrue());
        assertThat(read("3/admin,7[]")).isEqualTo(new Packet.Acknowledgement("/admin"));
        assertThat(read("52-/admin,7[\"x\",{\"_placeholder\":true,\"num\":0}]"))
                .isEqualTo(new Packet.Binary("/admin", new AckId("7"), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "4",
                "x",
                "2",
                "2{}",
                "2[]",
                "2[null]",
                "2[\"x\"",
                "2[\"x\"]]",
                "0[]",
                "0null",
                "1{}",
                "3{}",
                "5[\"x\"]",
                "5-[\"x\"]",
                "5999-[\"x\"]",
                "51[\"x\"]",
                "2123456789012345678901234567890123[\"x\"]"
            })
    void refusesTheRest(String packet) {
        assertThatExceptionOfType(Undecodable.class).isThrownBy(() -> read(packet));
    }

    @Test
    void anyTextIsEitherAPacketOrUndecodable() {
        Random random = new Random(4711);
        for (int run = 0; run < 100_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(
                        random.nextInt(8) == 0
                                ? (char) random.nextInt(0x10000)
                                : PIECES[random.nextInt(PIECES.length)]);
            }
            try {
                assertThat(read(text.toString())).isNotNull();
            } catch (Undecodable expected) {
                assertThat(expected.reason()).isNotEmpty();
            } catch (RuntimeException escaped) {
                fail("packet " + text, escaped);
            }
        }
    }

    private static Packet read(String text) throws Undecodable {
        return PacketReader.read(text, 0);
    }
}
