package dev.cryb.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.session.ClientConnection;
import dev.cryb.gateway.session.ClientRequest;
import dev.cryb.gateway.session.ClientSession;
import dev.cryb.gateway.session.ClientSessions;
import dev.cryb.gateway.session.Closing;
import dev.cryb.gateway.session.ConnectOutcome;
import dev.cryb.gateway.session.Handshake;
import dev.cryb.gateway.session.HelloFields;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.request.Ack;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Sessions that say back what they hear, so that the protocols can be tried without the rest. */
@Alternative
@Singleton
public class EchoSessions implements ClientSessions {
    final Set<EchoSession> open = ConcurrentHashMap.newKeySet();
    final Queue<String> closed = new ConcurrentLinkedQueue<>();
    volatile boolean accepting = true;

    @Override
    public boolean accepting() {
        return accepting;
    }

    @Override
    public HelloFields hello() {
        return new HelloFields(30_000, 10_000, 32_768, 1, "gateway-test");
    }

    @Override
    public ClientSession open(ClientConnection connection, Handshake handshake) {
        EchoSession session = new EchoSession(connection);
        open.add(session);
        return session;
    }

    /** Sends to all, each on its loop. */
    void broadcast(OutboundEvent event) {
        open.forEach(session -> session.connection.eventLoop().execute(() -> {
            session.connection.send(event);
            session.connection.flush();
        }));
    }

    final class EchoSession implements ClientSession {
        final ClientConnection connection;
        private final List<String> heard = new CopyOnWriteArrayList<>();

        EchoSession(ClientConnection connection) {
            this.connection = connection;
        }

        @Override
        public void connect(JsonNode auth, ConnectOutcome outcome) {
            check();
            heard.add("connect " + auth);
            if (auth.path("token").asText().equals("bad")) {
                outcome.refused(ErrorCode.UNAUTHENTICATED, "The token is not valid.");
            } else if (auth.path("slow").asBoolean()) {
                connection.eventLoop().schedule(() -> outcome.accepted("sid-slow", null), 50, TimeUnit.MILLISECONDS);
            } else {
                outcome.accepted(
                        "sid-" + System.identityHashCode(this),
                        auth.path("token").asText(null));
                if (auth.path("quiet").asBoolean()) {
                    return;
                }
                String json = auth.isMissingNode() ? "{}" : auth.toString();
                connection
                        .eventLoop()
                        .schedule(() -> say(new OutboundEvent("auth", json, null)), 20, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void onRequest(ClientRequest request) {
            check();
            heard.add(request.event());
            switch (request.event()) {
                case "close" ->
                    connection.close(new Closing(
                            request.data().path("code").asInt(4013),
                            "asked to",
                            true,
                            request.data().path("retryAfterMs").isNumber()
                                    ? request.data().path("retryAfterMs").asLong()
                                    : null,
                            request.data().path("terminal").asBoolean()));
                case "broadcast" -> broadcast(new OutboundEvent("news", json(request), "1767225600000-0"));
                case "flood" -> flood(request.data().path("count").asInt());
                case "crash" -> throw new IllegalStateException("asked to crash");
                case "refuse" -> ack(request, Ack.refused(Refused.invalid("data.x", "x is wrong.")));
                default -> {
                    if (request.ackId() == null) {
                        connection.send(new OutboundEvent(request.event() + "-back", json(request), null));
                    } else {
                        ack(request, Ack.okJson(json(request)));
                    }
                }
            }
            connection.flush();
        }

        @Override
        public void onClosed(int code, String reason) {
            check();
            closed.add(code + " " + reason);
            if (!open.remove(this)) {
                closed.add("twice!");
            }
        }

        @Override
        public String toString() {
            return connection + " heard " + heard;
        }

        private void ack(ClientRequest request, Ack ack) {
            if (request.ackId() != null) {
                connection.ack(request.ackId(), ack.json());
            }
        }

        private void say(OutboundEvent event) {
            connection.send(event);
            connection.flush();
        }

        private static String json(ClientRequest request) {
            return request.data().isMissingNode() ? "null" : request.data().toString();
        }

        private void flood(int count) {
            OutboundEvent event = new OutboundEvent("flood", "{\"text\":\"" + "x".repeat(10_000) + "\"}", null);
            for (int i = 0; i < count; i++) {
                connection.send(event);
                connection.flush();
            }
        }

        private void check() {
            if (!connection.eventLoop().inEventLoop()) {
                closed.add("wrong thread!");
            }
        }
    }
}
