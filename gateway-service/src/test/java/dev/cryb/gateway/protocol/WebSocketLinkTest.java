package dev.cryb.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.gateway.session.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link writes, and that writing is as cheap as fan-out needs. */
class WebSocketLinkTest {
    private static final int EVENTS = 200_000;

    private final Vertx vertx = Vertx.vertx();
    private final Sink sink = new Sink();
    private final WebSocketLink link =
            new WebSocketLink((ContextInternal) vertx.getOrCreateContext(), TestSocketConfig.defaults(), new Traffic());
    private final EmbeddedChannel channel = new EmbeddedChannel(sink, new WebSocket13FrameEncoder(false), link);

    /** Takes what is written, as the kernel would. */
    private static final class Sink extends ChannelOutboundHandlerAdapter {
        private final List<String> written = new ArrayList<>();
        private boolean keep = true;
        private int writes;

        @Override
        public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
            ByteBuf bytes = (ByteBuf) msg;
            writes++;
            if (keep) {
                written.add(bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.release();
        }
    }

    @BeforeEach
    void open() {
        link.open(new WebSocketReceiver() {
            @Override
            public void onText(String text, int bytes) {}

            @Override
            public void onBinary(int bytes) {}

            @Override
            public void onClosed(int code, String reason) {}
        });
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aBurstIsOneWrite() {
        link.write(Frames.text("a"));
        link.write(Frames.text("bc"));
        assertThat(link.pendingBytes()).isEqualTo(7);

        link.flush();
        link.flush();

        assertThat(sink.written).containsExactly("\u0081\u0001a\u0081\u0002bc".replace("\u0081", "\uFFFD"));
        assertThat(link.pendingBytes()).isZero();
    }

    @Test
    void linesShareOneFrame() {
        link.writeLine(Frames.text("a"));
        link.writeLine(Frames.text("bc"));
        link.flush();

        assertThat(sink.written).containsExactly("\uFFFD\u0004a\nbc");
    }

    @Test
    void nothingIsWrittenAfterAClose() {
        link.close(4013, "too slow");
        link.write(Frames.text("a"));
        link.flush();

        assertThat(sink.writes).isEqualTo(1);
    }

    @Test
    void anEventCostsASocketOneCopyAndLittleGarbage() {
        OutboundEvent event =
                new OutboundEvent("message:create", "{\"content\":\"" + "x".repeat(250) + "\"}", "1767225600000-0");
        sink.keep = false;
        deliver(event);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        deliver(event);
        double bytes = (double) (threads.getCurrentThreadAllocatedBytes() - bytesBefore) / EVENTS;
        double nanos = (double) (threads.getCurrentThreadCpuTime() - cpuBefore) / EVENTS;

        System.out.printf("an event to a socket, kernel aside: %.0f ns, %.1f bytes of garbage%n", nanos, bytes);
        assertThat(bytes).isLessThan(100);
    }

    private void deliver(OutboundEvent event) {
        for (int i = 0; i < EVENTS; i++) {
            link.write(event.encoded(Protocol.PLAIN, it -> Frames.text(it.dataJson())));
            link.flush();
        }
    }
}
