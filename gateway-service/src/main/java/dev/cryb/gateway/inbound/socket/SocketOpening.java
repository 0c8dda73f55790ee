package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.protocol.WebSocketLink;
import dev.cryb.gateway.session.Handshake;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade request leaves for the socket that it becomes.
 *
 * @param sid the Engine.IO session to upgrade, of Socket.IO clients
 * @param batch whether a plain client wants several objects a frame
 */
record SocketOpening(
        WebSocketLink link, Handshake handshake, @Nullable String sid, boolean batch) {
    static final TypedKey<SocketOpening> KEY = new TypedKey<>("cryb.opening");

    static Handshake handshake(HttpServerRequest request) {
        String address =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return new Handshake(
                address == null ? "unknown" : address,
                request.getHeader("User-Agent"),
                "1".equals(request.getParam("limits")));
    }

    /** For a header Retry-After. */
    static String seconds(long millis) {
        return Long.toString(Math.max(1, Math.ceilDiv(millis, 1_000)));
    }

    /** The connection below a request; every server connection of Vert.x is one. */
    static ConnectionBase connection(HttpServerRequest request) {
        return (ConnectionBase) request.connection();
    }

    /** The context in which Vert.x runs a request's connection. */
    static ContextInternal context(HttpServerRequest request) {
        return connection(request).getContext();
    }
}
