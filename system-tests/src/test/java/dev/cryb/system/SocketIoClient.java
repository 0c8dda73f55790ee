package dev.cryb.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.json.Json;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.json.JSONException;
import org.json.JSONObject;

/** The official Java client, unchanged. */
final class SocketIoClient implements Client {

    private final Inbox inbox = new Inbox();
    private final CompletableFuture<JsonNode> closed = new CompletableFuture<>();
    private final Socket socket;

    private SocketIoClient(Socket socket) {
        this.socket = socket;
        socket.onAnyIncoming(arguments -> inbox.add(arguments[0].toString(), node(arguments[1])));
        socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> inbox.add("connect_error", node(arguments[0])));
        socket.on(
                Socket.EVENT_DISCONNECT, arguments -> closed.complete(Client.data("reason", arguments[0].toString())));
        socket.on("session:closing", arguments -> closed.complete(node(arguments[0])));
    }

    /** Connects, without waiting for anything. */
    static SocketIoClient open(String url, String token, String... transports) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setTransports(transports)
                .setAuth(Map.of("token", token))
                .build();
        SocketIoClient client = new SocketIoClient(IO.socket(URI.create(url), options));
        client.socket.connect();
        return client;
    }

    /** Connects, signs in and waits for {@code ready}. */
    static SocketIoClient signIn(String url, String token, String... transports) {
        SocketIoClient client = open(url, token, transports);
        client.expectEvent("ready");
        return client;
    }

    @Override
    public JsonNode ask(String event, JsonNode data) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        try {
            socket.emit(event, new JSONObject(data.toString()), (Ack) acks -> answer.complete(node(acks[0])));
        } catch (JSONException e) {
            throw new AssertionError(e);
        }
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public JsonNode expectEvent(String name, Predicate<JsonNode> fits) {
        return inbox.take(name, fits, PATIENCE);
    }

    @Override
    public void expectNone(String name, Predicate<JsonNode> fits) {
        ask("heartbeat", Client.data());
        inbox.expectNone(name, fits);
    }

    @Override
    public JsonNode expectClosing() {
        return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        socket.disconnect();
    }

    private static JsonNode node(Object argument) {
        try {
            return Json.tree(argument instanceof JSONObject object ? object.toString() : "\"" + argument + "\"");
        } catch (JsonProcessingException e) {
            return Client.data("text", String.valueOf(argument));
        }
    }
}
