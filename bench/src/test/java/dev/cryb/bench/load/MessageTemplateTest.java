package dev.cryb.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    @Test
    void writesWhatSocketIoServersRead() {
        byte[] text = new SocketIoDialect().template("77", 40).fill(3, 12, 0x1234);

        assertThat(new String(text, StandardCharsets.US_ASCII))
                .isEqualTo("421000012[\"message:create\",{\"channelId\":\"77\",\"content\":\""
                        + "~B00030000000c0000000000001234..........\"}]");
    }

    @Test
    void writesThePlainProtocol() {
        byte[] text = new PlainDialect(false).template("77", 30).fill(0, 1, 2);

        assertThat(new String(text, StandardCharsets.US_ASCII))
                .isEqualTo("{\"event\":\"message:create\",\"id\":1000001,\"data\":{\"channelId\":\"77\",\"content\":\""
                        + "~B0000000000010000000000000002\"}}");
    }

    @Test
    void stampIsReadBackWhereverItStands() {
        MessageTemplate template = new SocketIoDialect().template("1", 64);
        long nanos = Long.MAX_VALUE - 5;

        byte[] text = template.fill(65_535, 0xFFFF_FFFFL, nanos);

        int at = Stamp.find(text, 0, text.length, 9);
        assertThat(Stamp.room(text, at)).isEqualTo(65_535);
        assertThat(Stamp.number(text, at)).isEqualTo(0xFFFF_FFFFL);
        assertThat(Stamp.nanos(text, at)).isEqualTo(nanos);
        assertThat(Stamp.find(text, 0, text.length, at)).isEqualTo(at);
        assertThat(Stamp.find(text, at + 1, text.length, at)).isEqualTo(-1);
        assertThat(Stamp.find(text, 0, at + Stamp.LENGTH - 1, at)).isEqualTo(-1);
    }

    @Test
    void negativeTimesSurvive() {
        byte[] text = new SocketIoDialect().template("1", 64).fill(0, 0, -1234);

        assertThat(Stamp.nanos(text, Stamp.find(text, 0, text.length, 0))).isEqualTo(-1234);
    }

    @Test
    void ackIdsNameTheirMessageAlsoAfterTheyWrap() {
        assertThat(MessageTemplate.numberOf(1_000_000, 0)).isZero();
        assertThat(MessageTemplate.numberOf(1_000_007, 5)).isEqualTo(7);
        assertThat(MessageTemplate.numberOf(1_000_002, 8_999_999)).isEqualTo(9_000_002);
    }
}
