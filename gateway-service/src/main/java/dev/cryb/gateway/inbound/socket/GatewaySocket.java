package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.protocol.LoopTickers;
import dev.cryb.gateway.protocol.OpenSockets;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.plain.PlainConnection;
import dev.cryb.gateway.session.ClientSessions;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;

/** Where clients of the plain protocol come in. */
@WebSocket(path = "/gateway")
public final class GatewaySocket {
    private final ClientSessions sessions;
    private final SocketConfig config;
    private final LoopTickers tickers;
    private final OpenSockets sockets;

    @Inject
    GatewaySocket(ClientSessions sessions, SocketConfig config, LoopTickers tickers, OpenSockets sockets) {
        this.sessions = sessions;
        this.config = config;
        this.tickers = tickers;
        this.sockets = sockets;
    }

    @OnOpen
    @NonBlocking
    void onOpen(WebSocketConnection socket) {
        SocketOpening opening = socket.userData().remove(SocketOpening.KEY);
        PlainConnection.open(
                opening.link(),
                config,
                tickers.of(opening.link().eventLoop()),
                sockets,
                sessions,
                opening.handshake(),
                opening.batch());
    }
}
