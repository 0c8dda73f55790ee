package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.Traffic;
import dev.cryb.gateway.protocol.WebSocketLink;
import dev.cryb.gateway.session.ClientSessions;
import io.netty.channel.ChannelPipeline;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides which upgrade requests become sockets, and puts each one's {@link WebSocketLink} in its pipeline.
 *
 * <p>The link goes in before the handshake is answered, so that not even a client that sends at once is faster.
 */
@Singleton
final class SocketAdmission implements HttpUpgradeCheck {
    private static final String LINK = "cryb-link";
    private static final Set<String> NEEDED = Set.of("host", "connection", "upgrade", "origin");

    private final ClientSessions sessions;
    private final SocketConfig config;
    private final Origins origins;
    private final Traffic traffic;

    @Inject
    SocketAdmission(ClientSessions sessions, SocketConfig config, Origins origins, Traffic traffic) {
        this.traffic = traffic;
        this.sessions = sessions;
        this.config = config;
        this.origins = origins;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        if (request.version() != HttpVersion.HTTP_1_1) {
            return CheckResult.rejectUpgrade(400);
        }
        if (!origins.allows(request.getHeader("Origin"), request.getHeader("Host"))) {
            return CheckResult.rejectUpgrade(403);
        }
        String sid = request.getParam("sid");
        if (sid == null && !sessions.accepting()) {
            return CheckResult.rejectUpgrade(503);
        }
        long wait =
                sid == null ? sessions.connect(SocketOpening.handshake(request).remoteAddress()) : 0;
        if (wait > 0) {
            return CheckResult.rejectUpgrade(429, Map.of("Retry-After", List.of(SocketOpening.seconds(wait))));
        }
        WebSocketLink link = new WebSocketLink(SocketOpening.context(request), config, traffic);
        insert(SocketOpening.connection(request), link);
        boolean batch = "1".equals(request.getParam("batch"));
        SocketOpening opening = new SocketOpening(link, SocketOpening.handshake(request), sid, batch);
        context.userData().put(SocketOpening.KEY, opening);
        forgetHeaders(request);
        return CheckResult.permitUpgrade();
    }

    /** What the handshake does not need goes: a socket keeps the headers of its request twice, as long as it lives. */
    private static void forgetHeaders(HttpServerRequest request) {
        for (String name : List.copyOf(request.headers().names())) {
            String known = name.toLowerCase(Locale.ROOT);
            if (!known.startsWith("sec-websocket-") && !NEEDED.contains(known)) {
                request.headers().remove(name);
            }
        }
    }

    private static void insert(ConnectionBase connection, WebSocketLink link) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(LINK) != null) {
            pipeline.remove(LINK); // of an earlier request on this connection whose handshake failed
        }
        pipeline.addBefore(connection.channelHandlerContext().name(), LINK, link);
    }
}
