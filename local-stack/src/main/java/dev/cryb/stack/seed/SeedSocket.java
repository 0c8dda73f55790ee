package dev.cryb.stack.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryb.stack.StackFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One user's plain WebSocket at {@code /gateway}, signed in; one request at a time, by one thread.
 *
 * <p>It lives for a few requests, less than a heartbeat's interval, so it sends none.
 */
final class SeedSocket implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT_SECONDS = 20;
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 500;

    private final Inbox inbox = new Inbox();
    private final WebSocket socket;
    private int lastId;

    private SeedSocket(HttpClient http, String gateway) throws InterruptedException {
        var address = URI.create(gateway.replaceFirst("^http", "ws") + "/gateway");
        this.socket = await("open a socket", http.newWebSocketBuilder().buildAsync(address, inbox));
    }

    /** Connects and signs in; only joined channels, of which there are none, deliver to it. */
    static SeedSocket open(HttpClient http, String gateway, String accessToken) throws InterruptedException {
        var opened = new SeedSocket(http, gateway);
        try {
            opened.request("identify", Map.of("token", accessToken, "device", "desktop", "interests", "joined"));
            opened.await("get ready", opened.inbox.ready);
            return opened;
        } catch (RuntimeException | InterruptedException e) {
            opened.close();
            throw e;
        }
    }

    /** The ack's data. What may be tried again is, a few times, under the same nonce. */
    JsonNode request(String event, Map<String, ?> data) throws InterruptedException {
        var payload = new HashMap<String, Object>(data);
        if (!event.equals("identify")) {
            payload.put("nonce", UUID.randomUUID().toString());
        }
        for (int attempt = 1; ; attempt++) {
            var ack = send(event, payload);
            if (ack.path("ok").asBoolean()) {
                return ack.path("data");
            }
            var error = ack.path("error");
            if (attempt == ATTEMPTS || !error.path("retryable").asBoolean()) {
                throw new StackFailure(event + " was refused: " + error);
            }
            Thread.sleep(error.path("retryAfterMs").asLong(PAUSE_MILLIS));
        }
    }

    private JsonNode send(String event, Map<String, ?> payload) throws InterruptedException {
        int id = ++lastId;
        var ack = inbox.expect(id);
        try {
            var frame = JSON.writeValueAsString(Map.of("event", event, "data", payload, "id", id));
            await(event, socket.sendText(frame, true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return await(event, ack);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((done, trouble) -> socket.abort());
    }

    private <T> T await(String what, CompletableFuture<T> outcome) throws InterruptedException {
        try {
            return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StackFailure("cannot " + what + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new StackFailure("no answer to " + what + " within " + LIMIT_SECONDS + " s", e);
        }
    }

    /** What the gateway says, on threads of the HTTP client. */
    private static final class Inbox implements WebSocket.Listener {

        private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private int expected;
        private CompletableFuture<JsonNode> ack = new CompletableFuture<>();
        private @Nullable StackFailure end;

        synchronized CompletableFuture<JsonNode> expect(int id) {
            expected = id;
            ack = new CompletableFuture<>();
            if (end != null) {
                ack.completeExceptionally(end);
            }
            return ack;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var frame = text.toString();
                text.setLength(0);
                try {
                    take(JSON.readTree(frame));
                } catch (JsonProcessingException e) {
                    end("the gateway sent what is not JSON: " + frame);
                }
            }
            from.request(1);
            return null;
        }

        private synchronized void take(JsonNode frame) {
            if (frame.has("ack")) {
                if (frame.path("ack").asInt() == expected) {
                    ack.complete(frame.path("data"));
                }
            } else if (frame.path("event").asText().equals("ready")) {
                ready.complete(null);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end("the gateway closed the socket: " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable trouble) {
            end("the socket broke: " + trouble);
        }

        private synchronized void end(String why) {
            var failure = new StackFailure(why);
            end = failure;
            ack.completeExceptionally(failure);
            ready.completeExceptionally(failure);
        }
    }
}
