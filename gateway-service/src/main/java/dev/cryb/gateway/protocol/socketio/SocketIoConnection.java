package dev.cryb.gateway.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.protocol.FrameErrors;
import dev.cryb.gateway.protocol.LoopTicker;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.session.AckId;
import dev.cryb.gateway.session.ClientConnection;
import dev.cryb.gateway.session.ClientRequest;
import dev.cryb.gateway.session.ClientSession;
import dev.cryb.gateway.session.ClientSessions;
import dev.cryb.gateway.session.Closing;
import dev.cryb.gateway.session.ConnectOutcome;
import dev.cryb.gateway.session.Handshake;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.gateway.session.Protocol;
import dev.cryb.request.Ack;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** One client of Socket.IO: the packets inside an Engine.IO session. */
final class SocketIoConnection implements ClientConnection {
    private static final String MAIN = "/";
    private static final int DONE = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int IDENTIFY_TOO_LATE = 4010;

    private enum State {
        NEW,
        CONNECTING,
        CONNECTED,
        CLOSED
    }

    private final EngineSession engine;
    private final SocketConfig config;
    private final ClientSessions sessions;
    private final Handshake handshake;
    private @Nullable ClientSession session;
    private State state = State.NEW;
    private long connectBy;
    private int attachments;
    private int refusedFrames;

    SocketIoConnection(EngineSession engine, SocketConfig config, ClientSessions sessions, Handshake handshake) {
        this.engine = engine;
        this.config = config;
        this.sessions = sessions;
        this.handshake = handshake;
    }

    /** The engine is open. */
    void onOpen() {
        toNew();
        session = sessions.open(this, handshake);
    }

    @Override
    public EventLoop eventLoop() {
        return engine.loop();
    }

    @Override
    public Protocol protocol() {
        return Protocol.SOCKET_IO;
    }

    @Override
    public String remoteAddress() {
        return handshake.remoteAddress();
    }

    @Override
    public void send(OutboundEvent event) {
        engine.write(event.encoded(Protocol.SOCKET_IO, PacketWriter::event));
    }

    @Override
    public void ack(AckId id, String ackJson) {
        engine.write(PacketWriter.ack(id, ackJson));
    }

    @Override
    public void flush() {
        engine.flush();
    }

    @Override
    public long pendingBytes() {
        return engine.pendingBytes();
    }

    @Override
    public void close(Closing closing) {
        State before = state;
        state = State.CLOSED;
        switch (before) {
            case NEW, CONNECTING -> engine.drop(closing.code(), closing.reason());
            case CONNECTED -> {
                send(new OutboundEvent("session:closing", FrameErrors.closing(closing), null));
                if (closing.terminal()) {
                    engine.write(PacketWriter.DISCONNECT);
                }
                engine.close(closing.code(), closing.reason());
            }
            case CLOSED -> {}
        }
    }

    @Override
    public String toString() {
        return "Socket.IO " + state + " over " + engine;
    }

    String userAgent() {
        return handshake.userAgent() == null ? "" : handshake.userAgent();
    }

    /** A message of the engine, its type still in front; false when it cannot be read. */
    boolean onMessage(String text, int bytes) {
        if (state == State.CLOSED) {
            return true;
        }
        try {
            if (attachments > 0) {
                throw new Undecodable("binary attachments are missing");
            }
            onPacket(PacketReader.read(text, 1), bytes);
            return true;
        } catch (Undecodable e) {
            onUndecodable(e);
            return false;
        }
    }

    /** A binary frame: one that a packet announced is swallowed, another is refused. */
    void onBinary(int bytes) {
        if (attachments > 0) {
            attachments--;
        } else if (state == State.CONNECTED) {
            refuse(null, null, Refused.of(ErrorCode.INVALID_PAYLOAD, "Binary frames are not taken."), bytes);
        } else {
            onUndecodable(new Undecodable("binary frame"));
        }
    }

    void onUndecodable(Undecodable why) {
        close(FrameErrors.undecodable(why));
    }

    void onTick(long nowMs) {
        if (state == State.NEW && nowMs >= connectBy) {
            engine.drop(IDENTIFY_TOO_LATE, "no CONNECT");
        } else if (session != null) {
            session.onTick(nowMs);
        }
    }

    /** Without a DISCONNECT the client may come back, however politely its transport was closed. */
    void onClosed(int code, String reason) {
        state = State.CLOSED;
        endSession(code == DONE ? GOING_AWAY : code, reason);
    }

    private void onPacket(Packet packet, int bytes) {
        if (packet instanceof Packet.Connect connect) {
            onConnect(connect, bytes);
        } else if (state != State.CONNECTED || !packet.namespace().equals(MAIN)) {
            close(FrameErrors.notConnected("not connected to this namespace"));
        } else {
            switch (packet) {
                case Packet.Event event -> onEvent(event, bytes);
                case Packet.Binary binary -> onBinaryEvent(binary, bytes);
                case Packet.Disconnect disconnect -> onDisconnect();
                case Packet.Connect again -> {}
                case Packet.Acknowledgement unasked -> {}
            }
        }
    }

    private void onConnect(Packet.Connect connect, int bytes) {
        if (!connect.namespace().equals(MAIN)) {
            engine.write(PacketWriter.connectError(
                    connect.namespace(),
                    "Invalid namespace",
                    ErrorCode.UNKNOWN_NAMESPACE,
                    "There is only the namespace /."));
            flush();
        } else if (state == State.NEW && bytes > config.maxRequest().asLongValue()) {
            refuseConnect(ErrorCode.TOO_LARGE, FrameErrors.tooLarge(config).words());
        } else if (state == State.NEW) {
            connect(connect.auth());
        }
    }

    /** One that has left and comes again on the same transport counts as a new connection. */
    private void connect(JsonNode auth) {
        ClientSession known = session;
        if (known == null && sessions.connect(remoteAddress()) > 0) {
            refuseConnect(ErrorCode.RATE_LIMITED, "Too many connections; wait a while.");
            return;
        }
        state = State.CONNECTING;
        ClientSession asked = known == null ? sessions.open(this, handshake) : known;
        session = asked;
        asked.connect(auth, new Outcome(asked));
    }

    private void refuseConnect(ErrorCode code, String message) {
        toNew();
        engine.write(PacketWriter.connectError(MAIN, message, code, message));
        flush();
    }

    /** The engine stays: the client may connect again. */
    private void onDisconnect() {
        toNew();
        endSession(DONE, "disconnected by the client");
    }

    private void onEvent(Packet.Event event, int bytes) {
        if (bytes > config.maxRequest().asLongValue()) {
            refuse(event.ackId(), event.name(), FrameErrors.tooLarge(config), bytes);
        } else if (session != null) {
            session.onRequest(new ClientRequest(event.name(), event.ackId(), event.data(), bytes));
        }
    }

    private void onBinaryEvent(Packet.Binary binary, int bytes) {
        attachments = binary.attachments();
        Refused why = Refused.of(ErrorCode.INVALID_PAYLOAD, "Binary payloads are not taken.");
        refuse(binary.ackId(), null, why, bytes);
    }

    private void refuse(@Nullable AckId ackId, @Nullable String event, Refused why, int bytes) {
        if (session != null) {
            session.onRefusedFrame(bytes);
        }
        if (ackId != null) {
            ack(ackId, Ack.refused(why).json());
        } else {
            send(FrameErrors.event(why, event));
        }
        flush();
        if (++refusedFrames >= FrameErrors.MAX_REFUSED) {
            close(FrameErrors.tooManyRefused());
        }
    }

    private void toNew() {
        state = State.NEW;
        connectBy = LoopTicker.nowMs() + config.connectTimeout().toMillis();
    }

    private void endSession(int code, String reason) {
        ClientSession open = session;
        session = null;
        if (open != null) {
            open.onClosed(code, reason);
        }
    }

    /** The answer to one CONNECT; of no effect when the client has gone in the meantime. */
    private final class Outcome implements ConnectOutcome {
        private final ClientSession asked;

        Outcome(ClientSession asked) {
            this.asked = asked;
        }

        @Override
        public void accepted(String sid, @Nullable String pid) {
            if (session == asked && state == State.CONNECTING) {
                state = State.CONNECTED;
                engine.write(PacketWriter.connected(sid, pid, sessions.hello()));
                flush();
            }
        }

        @Override
        public void refused(ErrorCode code, String message) {
            if (session == asked && state == State.CONNECTING) {
                refuseConnect(code, message);
            }
        }
    }
}
