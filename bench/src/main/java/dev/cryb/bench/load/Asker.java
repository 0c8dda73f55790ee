package dev.cryb.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A client of the plain protocol that asks and waits for acks: for some hundred requests a second, not more. */
public final class Asker implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final BiConsumer<String, JsonNode> listener;
    private final WebSocket socket;
    private long lastId;

    private Asker(HttpClient http, InetSocketAddress target, BiConsumer<String, JsonNode> listener) {
        this.listener = listener;
        URI uri = URI.create("ws://" + target.getHostString() + ":" + target.getPort() + "/gateway");
        this.socket = http.newWebSocketBuilder()
                .buildAsync(uri, new Frames())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Signs somebody in who wants no messages. */
    public static Asker signIn(HttpClient http, InetSocketAddress target, Member member) {
        return signIn(http, target, member, (event, data) -> {});
    }

    /** @param listener gets the name and the data of every event, one after the other */
    public static Asker signIn(
            HttpClient http, InetSocketAddress target, Member member, BiConsumer<String, JsonNode> listener) {
        Asker asker = new Asker(http, target, listener);
        asker.ask(
                "identify", JSON.createObjectNode().put("token", member.token()).put("interests", "joined"));
        asker.ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return asker;
    }

    /** Asks, and answers with the data of the ack, which must be a success. */
    public synchronized CompletableFuture<JsonNode> ask(String event, JsonNode data) {
        long id = ++lastId;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        JsonNode frame =
                JSON.createObjectNode().put("event", event).put("id", id).set("data", data);
        socket.sendText(frame.toString(), true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                frame(whole);
            }
            webSocket.request(1);
            return null;
        }

        private void frame(String whole) {
            try {
                JsonNode frame = JSON.readTree(whole);
                if (frame.path("event").asText().equals("ready")) {
                    ready.complete(null);
                }
                CompletableFuture<JsonNode> answer =
                        frame.has("ack") ? waiting.remove(frame.get("ack").asLong()) : null;
                if (answer == null) {
                    listener.accept(frame.path("event").asText(), frame.path("data"));
                    return;
                }
                JsonNode ack = frame.get("data");
                if (ack.get("ok").asBoolean()) {
                    answer.complete(ack.path("data"));
                } else {
                    answer.completeExceptionally(new LoadFailed("refused: " + ack));
                }
            } catch (JsonProcessingException e) {
                throw new LoadFailed("not a frame: " + whole);
            }
        }
    }
}
