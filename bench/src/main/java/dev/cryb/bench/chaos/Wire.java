package dev.cryb.bench.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One plain socket: asks, and hands on what comes. */
public final class Wire implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OPENING_SECONDS = 10;

    /** How long an ack may be awaited on a socket that lives; a frozen gateway's is one of these. */
    private static final int SILENCE_SECONDS = 45;

    /** Who hears what comes; on the thread of the socket. */
    public interface Listener {
        void heard(String event, JsonNode data, @Nullable String offset);

        /** An ack to nothing that waits for one: a second one, or one out of nowhere. */
        void stray(JsonNode ack);
    }

    /** The connection is gone; the request may have been done. */
    public static final class Gone extends Exception {
        private static final long serialVersionUID = 1;

        Gone(String message) {
            super(message);
        }
    }

    /** No ack came though the socket lived. */
    static final class Silence extends RuntimeException {
        private static final long serialVersionUID = 1;

        Silence(String message) {
            super(message);
        }
    }

    private final Listener listener;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final CompletableFuture<JsonNode> end = new CompletableFuture<>();
    private volatile JsonNode farewell = object();
    private volatile @Nullable WebSocket socket;

    private Wire(Listener listener) {
        this.listener = listener;
    }

    public static Wire open(String url, Listener listener) throws Gone {
        Wire wire = new Wire(listener);
        try {
            wire.socket = HTTP.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(OPENING_SECONDS))
                    .buildAsync(URI.create(url.replace("http://", "ws://") + "/gateway"), wire.new Frames())
                    .get(OPENING_SECONDS, TimeUnit.SECONDS);
            return wire;
        } catch (ExecutionException | TimeoutException e) {
            throw new Gone("cannot connect");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone("interrupted");
        }
    }

    /** Asks and waits for the one ack. */
    public JsonNode ask(String event, ObjectNode data) throws Gone {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        if (end.isDone()) {
            throw new Gone("the connection has ended");
        }
        ObjectNode frame = object().put("event", event).put("id", id);
        frame.set("data", data);
        try {
            WebSocket open = socket;
            if (open == null) {
                throw new Gone("not connected");
            }
            open.sendText(frame.toString(), true).get(OPENING_SECONDS, TimeUnit.SECONDS);
            return answer.get(SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            if (end.isDone()) {
                throw new Gone("the connection has ended");
            }
            throw new Silence("no ack for " + event + " while the socket lives");
        } catch (ExecutionException | IllegalStateException e) {
            throw new Gone("the connection has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone("interrupted");
        }
    }

    /** What the server said before it ended the socket; empty if it did not. */
    JsonNode farewell() {
        return farewell;
    }

    boolean isOver() {
        return end.isDone();
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        over();
    }

    private void over() {
        end.complete(farewell);
        waiting.values().forEach(answer -> answer.completeExceptionally(new Gone("the connection has ended")));
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Posts a body; answers what came with 201, or null where it should be tried again. */
    public static @Nullable JsonNode post(String url, ObjectNode body) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(OPENING_SECONDS))
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 201 ? JSON.readTree(response.body()) : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            if (end.isDone()) {
                return null;
            }
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                frame(whole);
            }
            webSocket.request(1);
            return null;
        }

        private void frame(String text) {
            JsonNode frame;
            try {
                frame = JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not JSON: " + text, e);
            }
            JsonNode data = frame.path("data");
            if (frame.has("ack")) {
                CompletableFuture<JsonNode> answer =
                        waiting.remove(frame.get("ack").asInt());
                if (answer == null) {
                    listener.stray(frame);
                } else {
                    answer.complete(data);
                }
                return;
            }
            String event = frame.get("event").asText();
            if (event.equals("disconnect")) {
                farewell = data;
            }
            listener.heard(
                    event, data, frame.has("offset") ? frame.get("offset").asText() : null);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            over();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            over();
        }
    }
}
