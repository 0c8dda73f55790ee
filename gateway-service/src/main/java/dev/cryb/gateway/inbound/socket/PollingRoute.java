package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.Traffic;
import dev.cryb.gateway.protocol.Utf8;
import dev.cryb.gateway.protocol.socketio.EngineError;
import dev.cryb.gateway.protocol.socketio.EngineSession;
import dev.cryb.gateway.protocol.socketio.EngineSessions;
import dev.cryb.gateway.session.ClientSessions;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Every request to {@code /socket.io/}: checked by the official server's rules, then a poll or an upgrade.
 *
 * <p>What is a WebSocket upgrade goes on to {@link SocketIoSocket}. A GET without {@code sid} opens a session, with it
 * waits for packets; a POST brings some, separated by U+001E.
 */
@ApplicationScoped
public class PollingRoute {
    private static final String PATH = "/socket.io/";
    private static final String PLAIN_PATH = "/gateway";
    private static final String SEPARATOR = "\u001e";
    private static final int BEFORE_THE_ENDPOINT = -100;

    private final EngineSessions engines;
    private final ClientSessions sessions;
    private final SocketConfig config;
    private final Origins origins;
    private final Traffic traffic;

    @Inject
    PollingRoute(
            EngineSessions engines, ClientSessions sessions, SocketConfig config, Origins origins, Traffic traffic) {
        this.traffic = traffic;
        this.engines = engines;
        this.sessions = sessions;
        this.config = config;
        this.origins = origins;
    }

    void register(@Observes Router router) {
        router.route(PATH).order(BEFORE_THE_ENDPOINT).handler(this::onRequest);
        router.route(PLAIN_PATH).order(BEFORE_THE_ENDPOINT).handler(PollingRoute::passOn);
    }

    private void onRequest(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean upgrade = request.headers().contains("Sec-WebSocket-Key");
        String origin = request.getHeader("Origin");
        if (!origins.allows(origin, request.getHeader("Host"))) {
            HttpPoll.refuse(request.response(), EngineError.FORBIDDEN);
            return;
        }
        if (origin != null && !upgrade) {
            allowOrigin(request, origin);
        }
        if (request.method() == HttpMethod.OPTIONS) {
            request.response().setStatusCode(204).end();
            return;
        }
        String sid = request.getParam("sid");
        EngineSession session = sid == null ? null : engines.find(sid);
        EngineError error = error(request, upgrade, sid, session);
        if (error != null) {
            HttpPoll.refuse(request.response(), error);
        } else if (upgrade) {
            passOn(routing);
        } else if (session == null) {
            open(request);
        } else if (request.method() == HttpMethod.GET) {
            session.poll(new HttpPoll(request.response(), traffic));
        } else {
            post(request, session);
        }
    }

    /** A socket would keep its whole request as long as it lives, if there were an identity in it to ask for. */
    private static void passOn(RoutingContext routing) {
        routing.remove(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
        routing.next();
    }

    /** What the official server finds wrong with a request, in its order. */
    private static @Nullable EngineError error(
            HttpServerRequest request, boolean upgrade, @Nullable String sid, @Nullable EngineSession session) {
        String transport = request.getParam("transport");
        if (!"polling".equals(transport) && !"websocket".equals(transport)) {
            return EngineError.UNKNOWN_TRANSPORT;
        }
        if (upgrade && transport.equals("polling")) {
            return EngineError.BAD_REQUEST;
        }
        if (sid != null) {
            if (session == null) {
                return EngineError.UNKNOWN_SID;
            }
            boolean known = request.method() == HttpMethod.GET || request.method() == HttpMethod.POST;
            boolean fits = transport.equals("polling") || transport.equals(session.transportName());
            return upgrade || known && fits ? null : EngineError.BAD_REQUEST;
        }
        if (request.method() != HttpMethod.GET) {
            return EngineError.BAD_HANDSHAKE_METHOD;
        }
        if (transport.equals("websocket") && !upgrade) {
            return EngineError.BAD_REQUEST;
        }
        return "4".equals(request.getParam("EIO")) ? null : EngineError.UNSUPPORTED_PROTOCOL_VERSION;
    }

    private void open(HttpServerRequest request) {
        if (!sessions.accepting()) {
            request.response().setStatusCode(503).end();
            return;
        }
        long wait = sessions.connect(SocketOpening.handshake(request).remoteAddress());
        if (wait > 0) {
            request.response()
                    .setStatusCode(429)
                    .putHeader("Retry-After", SocketOpening.seconds(wait))
                    .end();
            return;
        }
        EngineSession session = engines.open(SocketOpening.context(request), null, SocketOpening.handshake(request));
        session.poll(new HttpPoll(request.response(), traffic));
    }

    private void post(HttpServerRequest request, EngineSession session) {
        ByteBuf body = Unpooled.buffer();
        request.handler(chunk -> {
            if (body.readableBytes() + chunk.length() <= config.maxMessage()) {
                body.writeBytes(chunk.getByteBuf());
            } else if (!request.response().ended()) {
                request.response().setStatusCode(413).end();
            }
        });
        request.endHandler(end -> {
            HttpServerResponse response = request.response();
            traffic.came(body.readableBytes());
            String text = Utf8.decode(body);
            if (response.ended()) {
                return;
            }
            if (text == null) {
                session.onBrokenPost(new HttpPoll(response, traffic));
            } else {
                session.post(Arrays.asList(text.split(SEPARATOR, -1)), new HttpPoll(response, traffic));
            }
        });
    }

    private static void allowOrigin(HttpServerRequest request, String origin) {
        HttpServerResponse response = request.response();
        response.putHeader("Access-Control-Allow-Origin", origin);
        response.putHeader("Access-Control-Allow-Credentials", "true");
        response.putHeader("Vary", "Origin");
        String wanted = request.getHeader("Access-Control-Request-Headers");
        if (request.method() == HttpMethod.OPTIONS) {
            response.putHeader("Access-Control-Allow-Methods", "GET,POST");
            response.putHeader("Access-Control-Max-Age", "600");
            if (wanted != null) {
                response.putHeader("Access-Control-Allow-Headers", wanted);
            }
        }
    }
}
