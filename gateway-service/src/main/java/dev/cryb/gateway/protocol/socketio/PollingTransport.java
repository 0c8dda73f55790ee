package dev.cryb.gateway.protocol.socketio;

import dev.cryb.gateway.protocol.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packets as bodies of HTTP answers: they wait for the client's next GET. */
final class PollingTransport implements EngineTransport {
    static final String NAME = "polling";

    private static final int SEPARATOR = 0x1e;
    private static final int TOO_SLOW = 4013;
    private static final int BROKEN = 1006;

    private final EngineSession session;
    private final long maxQueued;
    private List<byte[]> queue = new ArrayList<>();
    private long queuedBytes;
    private @Nullable Poll poll;
    private boolean closing;
    private byte @Nullable [] last;
    private int closeCode;
    private String closeReason = "";

    PollingTransport(EngineSession session, long maxQueued) {
        this.session = session;
        this.maxQueued = maxQueued;
    }

    /** A client's GET comes in. */
    void onPoll(Poll next) {
        if (poll != null) {
            next.refuse(EngineError.BAD_REQUEST);
            answer(List.of(PacketWriter.CLOSE));
            session.onTransportClosed(this, BROKEN, "overlapping polls");
            return;
        }
        poll = next;
        next.onAbort(() -> session.run(() -> onAbort(next)));
        flush();
    }

    /** Lets a waiting GET go, so that the client can pause polling. */
    void release() {
        answer(List.of(PacketWriter.NOOP));
    }

    /** Another transport takes over what is queued; a client that still polls has broken the rules. */
    void handOver(WebSocketTransport next) {
        Poll stale = poll;
        poll = null;
        if (stale != null) {
            next.behindWrites(() -> stale.refuse(EngineError.BAD_REQUEST));
        }
        queue.forEach(next::write);
        clear();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(byte[] frame) {
        if (closing) {
            return;
        }
        queue.add(frame);
        queuedBytes += frame.length;
        if (queuedBytes > maxQueued) {
            drop(TOO_SLOW, "too slow");
        }
    }

    @Override
    public void flush() {
        if (poll == null) {
            return;
        }
        if (!queue.isEmpty()) {
            List<byte[]> packets = queue;
            clear();
            answer(packets);
        } else if (last != null) {
            answer(List.of(last));
            session.onTransportClosed(this, closeCode, closeReason);
        }
    }

    @Override
    public long pendingBytes() {
        return queuedBytes;
    }

    @Override
    public void close(int code, String reason) {
        finish(PacketWriter.CLOSE, code, reason);
    }

    @Override
    public void closedByClient(int code, String reason) {
        // Its last GET may still be on its way, on another connection.
        finish(PacketWriter.NOOP, code, reason);
    }

    @Override
    public void drop(int code, String reason) {
        closing = true;
        clear();
        release();
        session.onTransportClosed(this, code, reason);
    }

    /** The last packet has an answer of its own: clients do not look at what came together with a close. */
    private void finish(byte[] packet, int code, String reason) {
        if (closing) {
            return;
        }
        closing = true;
        closeCode = code;
        closeReason = reason;
        flush();
        last = packet;
        flush();
    }

    private void onAbort(Poll aborted) {
        if (poll == aborted) {
            poll = null;
            drop(BROKEN, "connection lost");
        }
    }

    private void answer(List<byte[]> packets) {
        Poll waiting = poll;
        poll = null;
        if (waiting != null) {
            waiting.answer(joined(packets));
        }
    }

    private void clear() {
        queue = new ArrayList<>();
        queuedBytes = 0;
    }

    private static ByteBuf joined(List<byte[]> packets) {
        ByteBuf body = Unpooled.buffer(
                packets.stream().mapToInt(packet -> packet.length).sum());
        for (byte[] packet : packets) {
            if (body.isReadable()) {
                body.writeByte(SEPARATOR);
            }
            int start = Frames.payloadStart(packet);
            body.writeBytes(packet, start, packet.length - start);
        }
        return body;
    }
}
