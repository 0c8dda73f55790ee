package dev.cryb.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Plain JSON over the JDK's own WebSocket. */
final class PlainClient implements Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Inbox inbox = new Inbox();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<JsonNode> closed = new CompletableFuture<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicInteger strays = new AtomicInteger();
    private final BiConsumer<String, JsonNode> listener;
    private @Nullable JsonNode ready;
    private @Nullable JsonNode resumed;
    private volatile @Nullable JsonNode closing;
    private volatile String lastOffset = "";
    private @Nullable WebSocket socket;

    private PlainClient(BiConsumer<String, JsonNode> listener) {
        this.listener = listener;
    }

    /** Connects without signing in. */
    static PlainClient open(String url, String path, BiConsumer<String, JsonNode> listener) {
        PlainClient client = new PlainClient(listener);
        client.socket = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create(url.replace("http://", "ws://") + path), client.new Frames())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        return client;
    }

    /** Connects, signs in and waits for {@code ready}. */
    static PlainClient signIn(String url, String token, BiConsumer<String, JsonNode> listener) {
        return signIn(url, Client.data("token", token, "device", "desktop"), listener);
    }

    /** As {@link #signIn(String, String)}, with all that {@code identify} takes. */
    static PlainClient signIn(String url, JsonNode identify) {
        return signIn(url, identify, (name, data) -> {});
    }

    private static PlainClient signIn(String url, JsonNode identify, BiConsumer<String, JsonNode> listener) {
        PlainClient client = open(url, "/gateway", listener);
        try {
            client.expectAck("identify", identify);
            client.ready = client.expectEvent("ready");
        } catch (RuntimeException | AssertionError e) {
            client.close();
            throw e;
        }
        return client;
    }

    /** Connects and takes a former client's session up; what became of it is in {@link #resumed()}. */
    static PlainClient resume(String url, String token, PlainClient former, BiConsumer<String, JsonNode> listener) {
        return resume(url, token, former.ready().get("sessionId").asText(), former.lastOffset, listener);
    }

    static PlainClient resume(
            String url, String token, String sessionId, String offset, BiConsumer<String, JsonNode> listener) {
        PlainClient client = open(url, "/gateway", listener);
        client.lastOffset = offset;
        client.ready = Client.data("sessionId", sessionId);
        client.resumed =
                client.expectAck("resume", Client.data("token", token, "sessionId", sessionId, "offset", offset));
        if (!client.resumed.get("resumed").asBoolean()) {
            client.ready = client.expectEvent("ready");
        }
        return client;
    }

    /** What {@code resume} was answered with. */
    JsonNode resumed() {
        return java.util.Objects.requireNonNull(resumed);
    }

    /** The offset of the last event that had one. */
    String lastOffset() {
        return lastOffset;
    }

    static PlainClient signIn(String url, String token) {
        return signIn(url, token, (name, data) -> {});
    }

    JsonNode ready() {
        return java.util.Objects.requireNonNull(ready);
    }

    /** Acks for ids that nobody waits for: a second one, or one out of nowhere. */
    int strays() {
        return strays.get();
    }

    @Override
    public JsonNode ask(String event, JsonNode data) {
        CompletableFuture<JsonNode> answer = askLater(event, data);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Disconnected("the connection ended before the ack of " + event, e);
        } catch (TimeoutException e) {
            throw new AssertionError("no ack for " + event + " while the socket lives", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Asks and does not wait. */
    CompletableFuture<JsonNode> askLater(String event, JsonNode data) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        send(Client.data("event", event, "data", data, "id", id).toString());
        return answer;
    }

    /** One at a time, as the JDK sends no two at once. */
    synchronized void send(String text) {
        try {
            java.util.Objects.requireNonNull(socket).sendText(text, true).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            throw new Disconnected("cannot send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    void sendBinary(byte[] bytes) {
        java.util.Objects.requireNonNull(socket)
                .sendBinary(ByteBuffer.wrap(bytes), true)
                .join();
    }

    @Override
    public JsonNode expectEvent(String name, java.util.function.Predicate<JsonNode> fits) {
        return inbox.take(name, fits, PATIENCE);
    }

    @Override
    public void expectNone(String name, java.util.function.Predicate<JsonNode> fits) {
        ask("heartbeat", Client.data());
        inbox.expectNone(name, fits);
    }

    @Override
    public JsonNode expectClosing() {
        return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        WebSocket now = socket;
        if (now != null) {
            now.abort();
        }
        ended(1006);
    }

    private void ended(int code) {
        JsonNode told = closing;
        ObjectNode end = told instanceof ObjectNode known ? known : Client.data("code", code);
        closed.complete(end.put("closeCode", code));
        Disconnected gone = new Disconnected("the connection ended", null);
        waiting.values().forEach(answer -> answer.completeExceptionally(gone));
    }

    /** The connection is gone; the request may have been done. */
    static final class Disconnected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Disconnected(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                whole.lines().forEach(this::one);
            }
            webSocket.request(1);
            return null;
        }

        private void one(String line) {
            JsonNode frame;
            try {
                frame = Json.tree(line);
            } catch (JsonProcessingException e) {
                inbox.add("undecodable", Client.data("line", line));
                return;
            }
            if (frame.has("ack")) {
                CompletableFuture<JsonNode> answer =
                        waiting.remove(frame.get("ack").asInt());
                if (answer == null) {
                    strays.incrementAndGet();
                } else {
                    answer.complete(frame.get("data"));
                }
                return;
            }
            String name = frame.get("event").asText();
            if (name.equals("disconnect")) {
                closing = frame.get("data");
            }
            if (frame.has("offset")) {
                lastOffset = frame.get("offset").asText();
            }
            listener.accept(name, frame.get("data"));
            inbox.add(name, frame.get("data"));
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            ended(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            ended(1006);
        }
    }
}
