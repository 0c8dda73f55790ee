package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A socket of which nothing is heard is closed and counted, whatever it speaks.
 *
 * <p>These clients sign in and then neither send nor read: what a network that was cut looks like to the gateway.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@MostlyWaits
class DeadSocketsSystemTest {

    private static final Duration DEAD_WITHIN = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_SOCKET_PING_INTERVAL", "1s")
                .withEnvironment("CRYB_SOCKET_PING_TIMEOUT", "1s")
                .withEnvironment("CRYB_SOCKET_HEARTBEAT_INTERVAL", "1s")
                .withEnvironment("CRYB_SOCKET_CLOSE_TIMEOUT", "1s"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String url() {
        return stack.gatewayUrls().get(0);
    }

    @Test
    void silentPlainSocketIsClosedAndCounted() throws IOException {
        Person alice = People.register(url(), "alice");
        long before = dead();
        try (RawSocket socket = new RawSocket(url(), "/gateway")) {
            socket.send(Client.data("event", "identify", "id", 1, "data", Client.data("token", alice.token()))
                    .toString());
            socket.flush();
            assertThat(socket.readUntil(text -> text.contains("\"ready\""), text -> {}))
                    .isTrue();
            assertThat(open("plain")).isEqualTo(1);

            isFoundDead(before, "plain");
        }
    }

    @Test
    void silentSocketIoSocketIsClosedAndCounted() throws IOException {
        Person alice = People.register(url(), "alice");
        long before = dead();
        try (RawSocket socket = new RawSocket(url(), "/socket.io/?EIO=4&transport=websocket")) {
            socket.send("40" + Client.data("token", alice.token()));
            socket.flush();
            assertThat(socket.readUntil(text -> text.contains("\"ready\""), text -> {}))
                    .isTrue();
            assertThat(open("socket_io")).isEqualTo(1);

            isFoundDead(before, "socket_io");
        }
    }

    @Test
    void pollingClientThatPollsNoMoreIsClosedAndCounted() throws Exception {
        Person alice = People.register(url(), "alice");
        long before = dead();
        String path = "/socket.io/?EIO=4&transport=polling";
        String opened = get(path);
        String sid = dev.cryb.json.Json.tree(opened.substring(1)).get("sid").asText();
        HTTP.send(
                HttpRequest.newBuilder(URI.create(url() + path + "&sid=" + sid))
                        .POST(HttpRequest.BodyPublishers.ofString("40" + Client.data("token", alice.token())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(open("socket_io")).isEqualTo(1);

        isFoundDead(before, "socket_io");
    }

    private static void isFoundDead(long before, String protocol) {
        Awaitility.await().atMost(DEAD_WITHIN).untilAsserted(() -> {
            assertThat(dead()).isEqualTo(before + 1);
            assertThat(open(protocol)).isZero();
        });
    }

    private static long dead() {
        return metric("cryb_gateway_closes_total{", "code=\"4009\"");
    }

    private static long open(String protocol) {
        return metric("cryb_gateway_sockets{", "protocol=\"" + protocol + "\"");
    }

    private static long metric(String name, String label) {
        return (long) get("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String get(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
