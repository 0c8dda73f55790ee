package dev.cryb.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.Transport;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client against our Socket.IO, on each transport and across the upgrade. */
@QuarkusTest
@TestProfile(ProtocolOnlyProfile.class)
@SuppressWarnings("NullAway.Init")
class SocketIoComponentTest {
    /** A cold start on a busy machine is slow, and a client that vanishes is noticed after ping interval and timeout. */
    private static final long PATIENCE_S = 60;

    @TestHTTPResource("/")
    URI server;

    @Inject
    EchoSessions sessions;

    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

    @AfterEach
    void closeClients() {
        clients.forEach(Socket::close);
        await().atMost(PATIENCE_S, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(sessions.open).isEmpty());
        assertThat(sessions.closed).noneMatch(line -> line.endsWith("!"));
        sessions.closed.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void asksAndIsAnswered(String transports) throws Exception {
        Socket alice = connected(transports, Map.of("token", "pid-1"));

        assertThat(ask(alice, "greet", new JSONObject(Map.of("text", "Grüße 👋"))))
                .contains("\"ok\":true", "\"data\":{\"text\":\"Grüße 👋\"}");
        assertThat(ask(alice, "refuse", new JSONObject())).contains("\"field\":\"data.x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void hearsWhatIsSaidToAll(String transports) throws Exception {
        Socket alice = connected(transports, Map.of());
        Socket bob = connected(transports, Map.of());
        CompletableFuture<List<Object>> news = new CompletableFuture<>();
        bob.on("news", arguments -> news.complete(List.of(arguments)));

        alice.emit("broadcast", new JSONObject(Map.of("n", 1)));

        List<Object> heard = news.get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(heard.get(0)).hasToString("{\"n\":1}");
        assertThat(heard.get(1)).isEqualTo("1767225600000-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void isToldWhyItIsNotLetIn(String transports) throws Exception {
        CompletableFuture<Object> error = new CompletableFuture<>();
        Socket mallory = client(transports, Map.of("token", "bad"));
        mallory.on(Socket.EVENT_CONNECT_ERROR, arguments -> error.complete(arguments[0]));
        mallory.connect();

        JSONObject told = (JSONObject) error.get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(told.getJSONObject("data").getString("code")).isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void comesBackByItselfAfterAClosingThatIsNotFinal(String transports) throws Exception {
        Socket alice = connected(transports, Map.of());
        CompletableFuture<Object> closing = new CompletableFuture<>();
        CompletableFuture<Object> again = new CompletableFuture<>();
        alice.on("session:closing", arguments -> closing.complete(arguments[0]));
        alice.on(Socket.EVENT_CONNECT, arguments -> again.complete(""));

        alice.emit("close", new JSONObject(Map.of("code", 4013, "retryAfterMs", 5)));

        assertThat(closing.get(PATIENCE_S, TimeUnit.SECONDS).toString())
                .contains("\"code\":4013", "\"resumable\":true", "\"retryAfterMs\":5");
        again.get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(sessions.closed).anyMatch(line -> line.startsWith("4013 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void staysAwayAfterAFinalClosing(String transports) throws Exception {
        Socket alice = connected(transports, Map.of());
        CompletableFuture<Object> reason = new CompletableFuture<>();
        alice.on(Socket.EVENT_DISCONNECT, arguments -> reason.complete(arguments[0]));

        alice.emit("close", new JSONObject(Map.of("code", 4015, "terminal", true)));

        assertThat(reason.get(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo("io server disconnect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void binaryIsRefusedByNameAndTheSocketStays(String transports) throws Exception {
        Socket alice = connected(transports, Map.of());

        String ack = ask(alice, "picture", new byte[] {1, 2, 3});

        assertThat(ack).contains("\"code\":\"INVALID_PAYLOAD\"");
        assertThat(ask(alice, "greet", new JSONObject())).contains("\"ok\":true");
    }

    private Socket connected(String transports, Map<String, String> auth) throws Exception {
        CompletableFuture<Object> up = new CompletableFuture<>();
        Socket socket = client(transports, auth);
        socket.on(Socket.EVENT_CONNECT, arguments -> up.complete(""));
        socket.connect();
        up.get(PATIENCE_S, TimeUnit.SECONDS);
        String last = transports.substring(transports.lastIndexOf(',') + 1);
        await().atMost(60, TimeUnit.SECONDS).until(() -> transport(socket).equals(last));
        return socket;
    }

    private Socket client(String transports, Map<String, String> auth) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setTransports(transports.split(","))
                .setAuth(auth)
                .setReconnectionDelay(20)
                .build();
        Socket socket = IO.socket(server, options);
        clients.add(socket);
        return socket;
    }

    /** The client shows its engine and its transport to nobody. */
    private static String transport(Socket socket) throws ReflectiveOperationException {
        Object engine = field(Manager.class, "engine", socket.io());
        Transport transport =
                engine == null ? null : (Transport) field(io.socket.engineio.client.Socket.class, "transport", engine);
        return transport == null ? "none" : transport.name;
    }

    private static @Nullable Object field(Class<?> type, String name, Object of) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    private static String ask(Socket socket, String event, Object data) throws Exception {
        CompletableFuture<Object> ack = new CompletableFuture<>();
        socket.emit(event, new Object[] {data}, (Ack) arguments -> ack.complete(arguments[0]));
        return ack.get(PATIENCE_S, TimeUnit.SECONDS).toString();
    }
}
