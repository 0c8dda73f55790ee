package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.protocol.WebSocketLink;
import dev.cryb.gateway.protocol.socketio.EngineSession;
import dev.cryb.gateway.protocol.socketio.EngineSessions;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;

/** Where Socket.IO clients come in by WebSocket, at once or when they upgrade; see {@link PollingRoute}. */
@WebSocket(path = "/socket.io/")
public final class SocketIoSocket {
    private final EngineSessions sessions;

    @Inject
    SocketIoSocket(EngineSessions sessions) {
        this.sessions = sessions;
    }

    @OnOpen
    @NonBlocking
    void onOpen(WebSocketConnection socket) {
        SocketOpening opening = socket.userData().remove(SocketOpening.KEY);
        WebSocketLink link = opening.link();
        if (opening.sid() == null) {
            sessions.open(link.context(), link, opening.handshake());
            return;
        }
        EngineSession session = sessions.find(opening.sid());
        if (session == null) {
            link.close(1000, "session ended");
        } else {
            session.upgrade(link);
        }
    }
}
