package dev.cryb.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Netty's own decoder reads our frames. */
class FramesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000})
    void textFramesOfAnyLength(int length) {
        String text = "é".repeat(length / 2) + "x".repeat(length % 2);
        byte[] frame = Frames.text(text);

        assertThat(decoded(Unpooled.wrappedBuffer(frame))).isEqualTo(text);
        assertThat(frame.length - Frames.payloadStart(frame)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
    void headersThatAreWrittenBehindhand(int length) {
        ByteBuf buffer = Unpooled.buffer().writeZero(Frames.MAX_HEADER);
        buffer.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));

        Frames.prependHeader(buffer);

        assertThat(decoded(buffer)).isEqualTo("x".repeat(length));
    }

    private static String decoded(ByteBuf bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(2_000_000)
                .build()));
        channel.writeInbound(bytes);
        TextWebSocketFrame frame = channel.readInbound();
        try {
            return frame.text();
        } finally {
            frame.release();
            channel.finishAndReleaseAll();
        }
    }
}
