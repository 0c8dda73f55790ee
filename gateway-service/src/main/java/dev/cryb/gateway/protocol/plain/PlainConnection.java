package dev.cryb.gateway.protocol.plain;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.protocol.FrameErrors;
import dev.cryb.gateway.protocol.LoopTicker;
import dev.cryb.gateway.protocol.OpenSockets;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.protocol.WebSocketLink;
import dev.cryb.gateway.protocol.WebSocketReceiver;
import dev.cryb.gateway.session.AckId;
import dev.cryb.gateway.session.ClientConnection;
import dev.cryb.gateway.session.ClientRequest;
import dev.cryb.gateway.session.ClientSession;
import dev.cryb.gateway.session.ClientSessions;
import dev.cryb.gateway.session.Closing;
import dev.cryb.gateway.session.Handshake;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.gateway.session.Protocol;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** One client of the plain protocol. */
public final class PlainConnection extends LoopTicker.Ticked implements ClientConnection, WebSocketReceiver {
    private final WebSocketLink link;
    private final SocketConfig config;
    private final LoopTicker ticker;
    private final OpenSockets sockets;
    private final Handshake handshake;
    private final boolean batch;
    private @Nullable ClientSession session;
    private int refusedFrames;

    private PlainConnection(
            WebSocketLink link,
            SocketConfig config,
            LoopTicker ticker,
            OpenSockets sockets,
            Handshake handshake,
            boolean batch) {
        this.link = link;
        this.config = config;
        this.ticker = ticker;
        this.sockets = sockets;
        this.handshake = handshake;
        this.batch = batch;
    }

    /** A socket has opened: says {@code connect} and begins to listen. Called on its event loop. */
    public static void open(
            WebSocketLink link,
            SocketConfig config,
            LoopTicker ticker,
            OpenSockets sockets,
            ClientSessions sessions,
            Handshake handshake,
            boolean batch) {
        PlainConnection connection = new PlainConnection(link, config, ticker, sockets, handshake, batch);
        sockets.opened(connection.kind());
        connection.session = sessions.open(connection, handshake); // counted before its client knows of it
        connection.send(new OutboundEvent("connect", Json.write(sessions.hello()), null));
        connection.flush();
        ticker.add(connection);
        link.open(connection);
    }

    @Override
    public EventLoop eventLoop() {
        return link.eventLoop();
    }

    @Override
    public Protocol protocol() {
        return batch ? Protocol.PLAIN_BATCH : Protocol.PLAIN;
    }

    private OpenSockets.Kind kind() {
        return batch ? OpenSockets.Kind.PLAIN_BATCH : OpenSockets.Kind.PLAIN;
    }

    @Override
    public String remoteAddress() {
        return handshake.remoteAddress();
    }

    @Override
    public void send(OutboundEvent event) {
        write(event.encoded(Protocol.PLAIN, PlainFrames::event));
    }

    @Override
    public void ack(AckId id, String ackJson) {
        write(PlainFrames.ack(id, ackJson));
    }

    @Override
    public void flush() {
        link.flush();
    }

    @Override
    public long pendingBytes() {
        return link.pendingBytes();
    }

    @Override
    public void close(Closing closing) {
        send(new OutboundEvent("disconnect", FrameErrors.closing(closing), null));
        link.close(closing.code(), closing.reason());
    }

    @Override
    public void onText(String text, int bytes) {
        try {
            if (batch && text.indexOf('\n') >= 0) {
                for (String line : text.split("\n", -1)) {
                    onObject(line, Math.min(bytes, FrameErrors.utf8Length(line)));
                }
            } else {
                onObject(text, bytes);
            }
        } catch (Undecodable e) {
            close(FrameErrors.undecodable(e));
        }
    }

    @Override
    public void onBinary(int bytes) {
        refuse(null, Refused.of(ErrorCode.INVALID_PAYLOAD, "Binary frames are not taken."), bytes);
    }

    @Override
    public void onClosed(int code, String reason) {
        ticker.remove(this);
        sockets.closed(kind());
        link.flush();
        ClientSession open = session;
        session = null;
        if (open != null) {
            open.onClosed(code, reason);
        }
    }

    @Override
    protected void onTick(long nowMs) {
        if (session != null) {
            session.onTick(nowMs);
        }
    }

    private void onObject(String text, int bytes) throws Undecodable {
        if (batch && text.isBlank()) {
            return;
        }
        ClientRequest request = PlainFrames.request(text, bytes);
        if (bytes > config.maxRequest().asLongValue()) {
            refuse(request, FrameErrors.tooLarge(config), bytes);
        } else if (session != null) {
            session.onRequest(request);
        }
    }

    private void refuse(@Nullable ClientRequest request, Refused why, int bytes) {
        if (session != null) {
            session.onRefusedFrame(bytes);
        }
        if (request != null && request.ackId() != null) {
            ack(request.ackId(), Ack.refused(why).json());
        } else {
            send(FrameErrors.event(why, request == null ? null : request.event()));
        }
        flush();
        if (++refusedFrames >= FrameErrors.MAX_REFUSED) {
            close(FrameErrors.tooManyRefused());
        }
    }

    private void write(byte[] frame) {
        if (batch) {
            link.writeLine(frame);
        } else {
            link.write(frame);
        }
    }
}
