package dev.cryb.gateway.protocol.socketio;

import dev.cryb.gateway.protocol.WebSocketLink;
import dev.cryb.gateway.protocol.WebSocketReceiver;

/** Packets as WebSocket frames, one each. */
final class WebSocketTransport implements EngineTransport, WebSocketReceiver {
    static final String NAME = "websocket";

    private final WebSocketLink link;
    private final EngineSession session;

    WebSocketTransport(WebSocketLink link, EngineSession session) {
        this.link = link;
        this.session = session;
    }

    /** Begins to listen; called on the loop of the socket. */
    void open() {
        link.open(this);
    }

    /** Does something when all that was written so far is on its way. */
    void behindWrites(Runnable work) {
        link.eventLoop().execute(work);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(byte[] frame) {
        link.write(frame);
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
    public void close(int code, String reason) {
        if (session.isDeafToCloseFrames()) {
            link.cut(code, reason);
        } else {
            link.close(code, reason);
        }
    }

    @Override
    public void closedByClient(int code, String reason) {
        close(code, reason);
    }

    @Override
    public void drop(int code, String reason) {
        close(code, reason);
    }

    @Override
    public void onText(String text, int bytes) {
        session.run(() -> session.onText(this, text, bytes));
    }

    @Override
    public void onBinary(int bytes) {
        session.run(() -> session.onBinary(this, bytes));
    }

    @Override
    public void onClosed(int code, String reason) {
        session.run(() -> {
            link.flush();
            session.onTransportClosed(this, code, reason);
        });
    }
}
