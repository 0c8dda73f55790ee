package dev.cryb.gateway.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket at the level of its frames.
 *
 * <p>It stands in the Netty pipeline right before Vert.x, which has accepted the socket and still answers pings. Data
 * frames end here: put together, checked, handed to the receiver. Frames go out as bytes that are shared by all sockets;
 * {@link #write} copies them into this socket's burst and {@link #flush} sends the burst with one write, so that a burst
 * costs one buffer and an idle socket costs none.
 *
 * <p>Frames are received on the channel's own event loop. Writing belongs to one thread: that loop, or, after an upgrade
 * from polling, the loop of the session. The receiver calls {@link #flush} once more after {@code onClosed}, which drops
 * what is left.
 */
public final class WebSocketLink extends ChannelInboundHandlerAdapter {
    private static final int BURST_BYTES = 512;
    private static final int NORMAL = 1000;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NO_STATUS = 1005;
    private static final int BROKEN = 1006;
    private static final int INVALID_UTF8 = 1007;
    private static final int TOO_BIG = 1009;
    private static final int INTERNAL = 4000;
    private static final Logger LOG = Logger.getLogger(WebSocketLink.class);

    private final ContextInternal context;
    private final SocketConfig config;
    private final Traffic traffic;
    private @Nullable ChannelHandlerContext handlerContext;
    private @Nullable WebSocketReceiver receiver;
    private @Nullable Queue<WebSocketFrame> early;
    private @Nullable ByteBuf message;
    private boolean messageIsBinary;
    private @Nullable ByteBuf burst;
    private boolean burstIsLines;
    private boolean largeWritten;
    private volatile boolean closing;
    private int closeCode = BROKEN;
    private String closeReason = "connection lost";

    /** {@code context} is the one in which Vert.x runs this connection. */
    public WebSocketLink(ContextInternal context, SocketConfig config, Traffic traffic) {
        this.context = context;
        this.config = config;
        this.traffic = traffic;
    }

    /** The loop that receives this socket's frames. */
    public EventLoop eventLoop() {
        return channelContext().channel().eventLoop();
    }

    /** The context to run this socket's work in. */
    public ContextInternal context() {
        return context;
    }

    /** Frames go to {@code receiver} from now on, those that came early first. */
    public void open(WebSocketReceiver receiver) {
        this.receiver = receiver;
        ChannelHandlerContext ctx = channelContext();
        if (ctx.pipeline().get("idle") != null) {
            // Our own heartbeats find dead sockets; Netty's idle handler would add a listener to every write.
            ctx.pipeline().remove("idle");
        }
        Queue<WebSocketFrame> frames = early;
        early = null;
        if (frames != null) {
            frames.forEach(frame -> onFrame(ctx, frame));
            ctx.channel().config().setAutoRead(true);
        }
        if (!ctx.channel().isActive()) {
            ended();
        }
    }

    /** Adds a frame made by {@link Frames} to the burst. */
    public void write(byte[] frame) {
        if (closing) {
            return;
        }
        if (frame.length >= config.compressFrom().asLongValue()) {
            writeLarge(frame);
            return;
        }
        burst(frame.length).writeBytes(frame);
    }

    /** Adds the payload of a frame to the one frame that the burst becomes, as a line. */
    public void writeLine(byte[] frame) {
        if (closing) {
            return;
        }
        int start = Frames.payloadStart(frame);
        int length = frame.length - start;
        ByteBuf lines = burst;
        if (lines == null) {
            lines = burst(Frames.MAX_HEADER + length).writeZero(Frames.MAX_HEADER);
            burstIsLines = true;
        } else {
            lines.writeByte('\n');
        }
        lines.writeBytes(frame, start, length);
    }

    /** Sends the burst, or drops it when the socket has ended. */
    public void flush() {
        ByteBuf bytes = burst;
        if (bytes == null && !largeWritten) {
            return;
        }
        largeWritten = false;
        burst = null;
        if (bytes == null) {
            bytes = Unpooled.EMPTY_BUFFER;
        } else if (burstIsLines) {
            burstIsLines = false;
            Frames.prependHeader(bytes);
        }
        ChannelHandlerContext ctx = channelContext();
        if (ctx.channel().isActive()) {
            traffic.went(bytes.readableBytes());
            ctx.writeAndFlush(bytes, ctx.voidPromise());
        } else {
            bytes.release();
        }
    }

    /** Bytes of the burst and those that the kernel has not taken. */
    public long pendingBytes() {
        ByteBuf bytes = burst;
        ChannelOutboundBuffer written = channelContext().channel().unsafe().outboundBuffer();
        return (bytes == null ? 0 : bytes.readableBytes()) + (written == null ? 0 : written.totalPendingWriteBytes());
    }

    /** Sends the burst and a close frame; the client has the close timeout to let go. */
    public void close(int code, String reason) {
        end(code, reason, new CloseWebSocketFrame(code, reason));
    }

    /** Sends the burst and the end of the stream, without a close frame. */
    public void cut(int code, String reason) {
        end(code, reason, null);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        handlerContext = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        switch (msg) {
            case PingWebSocketFrame ping when !ctx.channel().isWritable() -> ping.release();
            case PingWebSocketFrame ping -> ctx.fireChannelRead(ping);
            case PongWebSocketFrame pong -> pong.release();
            case CloseWebSocketFrame close -> onClose(ctx, close);
            case WebSocketFrame data -> onFrame(ctx, data);
            default -> ctx.fireChannelRead(msg);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ended();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted && receiver != null) {
            // The decoder reads nothing any more, so no close frame will answer ours: end our side and wait for theirs.
            close(corrupted.closeStatus().code(), "frame refused");
            endOutput(ctx);
        } else if (receiver != null) {
            ctx.close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private void end(int code, String reason, @Nullable CloseWebSocketFrame frame) {
        if (closing) {
            ReferenceCountUtil.release(frame);
            return;
        }
        flush();
        ChannelHandlerContext ctx = channelContext();
        if (!ctx.channel().isActive()) {
            closing = true;
            ReferenceCountUtil.release(frame);
            return;
        }
        closeCode = code;
        closeReason = reason;
        closing = true;
        if (frame == null) {
            endOutput(ctx);
        } else {
            ctx.writeAndFlush(frame);
        }
        closeLater(ctx);
    }

    private void closeLater(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> ctx.close(), config.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends our side of the stream behind what was written, and leaves theirs open so that they read it all. */
    private static void endOutput(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) sent -> {
            if (sent.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
        });
    }

    private void onFrame(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (receiver == null) {
            // The client was faster than our own opening.
            if (early == null) {
                early = new ArrayDeque<>(2);
                ctx.channel().config().setAutoRead(false);
            }
            early.add(frame);
            return;
        }
        try {
            if (!closing) {
                receive(ctx, frame);
            }
        } finally {
            frame.release();
        }
    }

    private void receive(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame.rsv() != 0) {
            close(PROTOCOL_ERROR, "reserved bits");
            return;
        }
        ByteBuf content = frame.content();
        ByteBuf begun = message;
        if (begun == null && frame.isFinalFragment()) {
            deliver(content, frame instanceof BinaryWebSocketFrame);
            return;
        }
        if (begun == null) {
            messageIsBinary = frame instanceof BinaryWebSocketFrame;
            begun = ctx.alloc().buffer(content.readableBytes());
            message = begun;
        }
        if (begun.readableBytes() + content.readableBytes() > config.maxMessage()) {
            dropMessage();
            close(TOO_BIG, "message too big");
            return;
        }
        begun.writeBytes(content);
        if (frame.isFinalFragment()) {
            message = null;
            try {
                deliver(begun, messageIsBinary);
            } finally {
                begun.release();
            }
        }
    }

    private void deliver(ByteBuf content, boolean binary) {
        WebSocketReceiver to = receiver;
        if (to == null) {
            return;
        }
        int bytes = content.readableBytes();
        traffic.came(bytes);
        if (bytes > config.maxMessage()) {
            close(TOO_BIG, "message too big");
            return;
        }
        String text = binary ? "" : Utf8.decode(content);
        if (text == null) {
            close(INVALID_UTF8, "invalid UTF-8");
            return;
        }
        ContextInternal before = context.beginDispatch();
        try {
            if (binary) {
                to.onBinary(bytes);
            } else {
                to.onText(text, bytes);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "A request broke its socket");
            close(INTERNAL, "internal error");
        } finally {
            context.endDispatch(before);
        }
    }

    private void onClose(ChannelHandlerContext ctx, CloseWebSocketFrame frame) {
        if (closing) {
            frame.release();
            ctx.close();
            return;
        }
        closeCode = frame.statusCode() < 0 || frame.statusCode() == NO_STATUS ? NORMAL : frame.statusCode();
        closeReason = "closed by the client";
        closing = true;
        ctx.fireChannelRead(frame); // Vert.x answers it and closes, unless the client does not even read that.
        closeLater(ctx);
    }

    private void ended() {
        WebSocketReceiver to = receiver;
        receiver = null;
        closing = true;
        dropMessage();
        if (early != null) {
            early.forEach(ReferenceCountUtil::release);
            early = null;
        }
        if (to != null) {
            ContextInternal before = context.beginDispatch();
            try {
                to.onClosed(closeCode, closeReason);
            } finally {
                context.endDispatch(before);
            }
        }
    }

    private void dropMessage() {
        if (message != null) {
            message.release();
            message = null;
        }
    }

    private void writeLarge(byte[] frame) {
        flush();
        ChannelHandlerContext ctx = channelContext();
        if (ctx.channel().isActive()) {
            int start = Frames.payloadStart(frame);
            // Goes through the encoders, of which one compresses where that was negotiated.
            ByteBuf payload = Unpooled.wrappedBuffer(frame, start, frame.length - start);
            traffic.went(payload.readableBytes());
            ctx.write(new TextWebSocketFrame(payload), ctx.newPromise());
            largeWritten = true;
        }
    }

    private ByteBuf burst(int bytes) {
        ByteBuf open = burst;
        if (open == null) {
            open = channelContext().alloc().directBuffer(Math.max(BURST_BYTES, bytes));
            burst = open;
        }
        return open;
    }

    private ChannelHandlerContext channelContext() {
        if (handlerContext == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return handlerContext;
    }
}
