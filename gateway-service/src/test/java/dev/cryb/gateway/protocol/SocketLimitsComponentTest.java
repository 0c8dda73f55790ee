package dev.cryb.gateway.protocol;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.gateway.StoresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Limits of sockets, addresses and users that need no service behind the gateway. */
@QuarkusTest
@TestProfile(SocketLimitsComponentTest.Limited.class)
@WithTestResource(StoresResource.class)
class SocketLimitsComponentTest {

    private static final int OPEN = 6;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI server = URI.create("http://localhost");

    /** Limits that a test reaches. */
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cryb.limit.enabled", "true",
                    "cryb.limit.frames", "60/1m",
                    "cryb.limit.connections", "100/2s",
                    "cryb.limit.sessions-per-user", "2",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "cryb.limit.open-per-address", Integer.toString(OPEN));
        }
    }

    @Test
    void frameTooManyIsRefusedAndOneWhoDoesNotStopIsClosed() throws IOException {
        try (RawWebSocket socket = connected()) {
            for (int i = 1; i <= 60; i++) {
                socket.send("{\"event\":\"nothing\",\"id\":" + i + "}");
            }
            assertThat(socket.textWith("\"ack\":60,")).contains("UNKNOWN_EVENT");

            socket.send("{\"event\":\"heartbeat\",\"id\":61}");
            assertThat(socket.textWith("\"ack\":61,")).contains("RATE_LIMITED").contains("\"retryAfterMs\":");

            for (int i = 62; i <= 80; i++) {
                socket.send("{\"event\":\"heartbeat\",\"id\":" + i + "}");
            }
            assertThat(socket.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void oneWhoLeavesAndComesOnOneTransportCountsAsConnecting() throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(server, "/socket.io/?EIO=4&transport=websocket")) {
            for (int i = 0; i < 400; i++) {
                socket.send("40");
                socket.send("41");
            }

            assertThat(socket.textWith("44{")).contains("RATE_LIMITED");
        }
    }

    @Test
    void addressHasSoManySocketsOfAnyKind() throws IOException {
        await().atMost(BOUND).untilAsserted(() -> assertThat(open()).isZero());
        List<RawWebSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < OPEN; i++) {
                sockets.add(connected());
            }

            assertThat(upgrade()).isEqualTo(429);
            given().get("/socket.io/?EIO=4&transport=polling")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5");

            sockets.remove(0).close();
            await().atMost(BOUND).untilAsserted(() -> assertThat(upgrade()).isEqualTo(101));
        } finally {
            for (RawWebSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void addressIsTheOneThatATrustedProxyReports() throws IOException {
        await().atMost(BOUND).untilAsserted(() -> assertThat(open()).isZero());
        List<RawWebSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < OPEN; i++) {
                sockets.add(from("203.0.113.7", "/gateway"));
                sockets.get(i).textWith("connect");
            }
            sockets.add(from("203.0.113.7", "/gateway"));
            sockets.add(from("203.0.113.7", "/socket.io/?EIO=4&transport=websocket"));
            sockets.add(from("203.0.113.8", "/gateway"));

            assertThat(sockets.stream().skip(OPEN).map(socket -> socket.status)).containsExactly(429, 429, 101);
            given().header("X-Forwarded-For", "203.0.113.7")
                    .get("/socket.io/?EIO=4&transport=polling")
                    .then()
                    .statusCode(429);
            given().header("X-Forwarded-For", "203.0.113.9")
                    .get("/socket.io/?EIO=4&transport=polling")
                    .then()
                    .statusCode(200);
        } finally {
            for (RawWebSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private RawWebSocket from(String address, String path) throws IOException {
        return RawWebSocket.open(server, path, "X-Forwarded-For: " + address + "\r\n", new byte[0]);
    }

    @Test
    void userHasSoManySessions() throws IOException {
        await().atMost(BOUND).untilAsserted(() -> assertThat(open()).isZero());
        String token = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "username", "u" + UUID.randomUUID().toString().substring(0, 8), "password", "correct horse"))
                .post("/auth/register")
                .path("accessToken");
        try (RawWebSocket first = connected();
                RawWebSocket second = connected();
                RawWebSocket third = connected()) {
            assertThat(identified(first, token)).contains("\"ok\":true");
            assertThat(identified(second, token)).contains("\"ok\":true");
            assertThat(identified(third, token)).contains("LIMIT_REACHED");

            second.close();

            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(identified(third, token)).contains("\"ok\":true"));
        }
    }

    private static String identified(RawWebSocket socket, String token) throws IOException {
        socket.send("{\"event\":\"identify\",\"id\":1,\"data\":{\"token\":\"" + token + "\"}}");
        return socket.textWith("\"ack\":1,");
    }

    /** A plain socket. A test before may have used up what its address may open in a while: then as soon as it may. */
    private RawWebSocket connected() throws IOException {
        List<RawWebSocket> opened = new ArrayList<>();
        await().atMost(BOUND).until(() -> {
            RawWebSocket socket = RawWebSocket.open(server, "/gateway");
            if (socket.status != 101) {
                socket.close();
                return false;
            }
            return opened.add(socket);
        });
        opened.getFirst().textWith("connect");
        return opened.getFirst();
    }

    private int upgrade() throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(server, "/gateway")) {
            return socket.status;
        }
    }

    private static int open() {
        return given().get("/health/socket").path("open");
    }
}
