package dev.cryb.gateway.protocol.socketio;

import dev.cryb.gateway.protocol.LoopTickers;
import dev.cryb.gateway.protocol.OpenSockets;
import dev.cryb.gateway.protocol.OpenSockets.Kind;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.WebSocketLink;
import dev.cryb.gateway.session.ClientSessions;
import dev.cryb.gateway.session.Handshake;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The Engine.IO sessions of this gateway, by the id that their requests carry. */
@Singleton
public final class EngineSessions {
    private static final int ID_BYTES = 15;

    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LoopTickers tickers;
    private final SocketConfig config;
    private final ClientSessions clients;
    private final OpenSockets sockets;

    /** Each session of the engine opens one of {@code clients}. */
    @Inject
    public EngineSessions(LoopTickers tickers, SocketConfig config, ClientSessions clients, OpenSockets sockets) {
        this.tickers = tickers;
        this.config = config;
        this.clients = clients;
        this.sockets = sockets;
    }

    /** The session of that id; any thread may ask. */
    public @Nullable EngineSession find(String id) {
        return sessions.get(id);
    }

    /**
     * Opens a session on the loop of {@code context}, which is this one.
     *
     * @param link the WebSocket on which the client came in; absent for polling
     */
    public EngineSession open(ContextInternal context, @Nullable WebSocketLink link, Handshake handshake) {
        EngineSession session = new EngineSession(newId(), context, this, config, link);
        sessions.put(session.id(), session);
        sockets.opened(kind(session));
        tickers.of(session.loop()).add(session);
        session.start(new SocketIoConnection(session, config, clients, handshake));
        return session;
    }

    /** The session has a WebSocket in place of polling. */
    void onUpgraded() {
        sockets.closed(Kind.SOCKET_IO_POLLING);
        sockets.opened(Kind.SOCKET_IO_WEBSOCKET);
    }

    void remove(EngineSession session) {
        sockets.closed(kind(session));
        sessions.remove(session.id(), session);
        tickers.of(session.loop()).remove(session);
    }

    private static Kind kind(EngineSession session) {
        return session.transportName().equals(PollingTransport.NAME)
                ? Kind.SOCKET_IO_POLLING
                : Kind.SOCKET_IO_WEBSOCKET;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
