package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients get while a part is away, and that it ends by itself: the table "What clients get" of docs/operations.md.
 *
 * <p>Whatever is away: live sockets stay, every request gets its one answer, those that may be sent again say so, and no
 * process takes itself for stuck.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@MostlyWaits
class OutagesFaultTest {

    /** A command's longest wait is 12 s, see the bounds; a busy machine gets a little more. */
    private static final Duration COMMAND_ENDS = Duration.ofSeconds(15);

    private static final Duration QUERY_ENDS = Duration.ofSeconds(9);

    private static Stack stack;
    private static String url;

    private People.Person alice;
    private PlainClient socket;
    private JsonNode channel;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_HEALTH_STUCK_AFTER", "4s"));
        url = stack.gatewayUrls().getFirst();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void meet() {
        awaitReady();
        alice = People.register(url, "alice");
        socket = PlainClient.signIn(url, alice.token());
        JsonNode state = socket.expectAck("server:create", Client.data("name", "home", "nonce", "home"));
        channel = state.at("/channels/0/id");
        socket.expectAck("message:create", Client.data("channelId", channel, "content", "before", "nonce", "before"));
    }

    @AfterEach
    void part() {
        assertThat(socket.strays()).isZero();
        socket.close();
    }

    @Test
    void whilePostgresIsAway() {
        stack.stop("postgres");
        try {
            assertRefusedWithin(COMMAND_ENDS, "message:create", "TIMEOUT", "UNAVAILABLE");
            assertRefusedWithin(QUERY_ENDS, "channel:messages", "UNAVAILABLE", "TIMEOUT");
            assertThat(login().status()).isEqualTo(503);
            assertNewSocketsAreTurnedAway();
            assertUnreadyButLive("gateway-1", "messaging-1", "presence-1");
        } finally {
            stack.start("postgres");
        }
        assertAllIsWellAgain();
    }

    @Test
    void whileRedisHangs() {
        stack.kill("redis", Signal.STOP);
        try {
            assertRefusedWithin(COMMAND_ENDS, "message:create", "TIMEOUT", "UNAVAILABLE");
            assertRefusedWithin(QUERY_ENDS, "channel:messages", "TIMEOUT", "UNAVAILABLE");
            assertThat(login().status()).isEqualTo(200);
            assertUnreadyButLive("gateway-1", "messaging-1", "presence-1");
            assertThat(People.get(url, "/health").body().get("mesh").asText()).isEqualTo("unknown");
        } finally {
            stack.kill("redis", Signal.CONT);
        }
        assertAllIsWellAgain();
    }

    @Test
    void whileRedisIsAway() {
        stack.stop("redis");
        try {
            assertRefusedWithin(COMMAND_ENDS, "message:create", "TIMEOUT", "UNAVAILABLE");
            assertRefusedWithin(QUERY_ENDS, "channel:messages", "TIMEOUT", "UNAVAILABLE");
            assertThat(login().status()).isEqualTo(200);
            assertUnreadyButLive("gateway-1", "messaging-1", "presence-1");
        } finally {
            stack.start("redis");
        }
        assertAllIsWellAgain();
    }

    @Test
    void whileMessagingIsAway() {
        stack.stop("messaging-1");
        try {
            assertRefusedWithin(COMMAND_ENDS, "message:create", "TIMEOUT", "UNAVAILABLE");
            assertRefusedWithin(QUERY_ENDS, "channel:messages", "TIMEOUT", "UNAVAILABLE");
            assertThat(login().status()).isEqualTo(200);
            assertThat(live("gateway-1")).isEqualTo(200);
            Awaitility.await().atMost(15, TimeUnit.SECONDS).untilAsserted(() -> {
                JsonNode health = People.get(url, "/health").body();
                assertThat(health.get("status").asText()).isEqualTo("ok");
                assertThat(health.get("mesh").asText()).isEqualTo("degraded");
                assertThat(service(health, "messaging").get("instances")).isEmpty();
                assertThat(service(health, "messaging").get("unheld")).hasSize(64);
                assertThat(service(health, "presence").get("instances")).hasSize(1);
            });
        } finally {
            stack.start("messaging-1");
        }
        assertAllIsWellAgain();
    }

    @Test
    void whilePresenceIsAway() {
        stack.stop("presence-1");
        try {
            socket.expectAck(
                    "message:create", Client.data("channelId", channel, "content", "meanwhile", "nonce", "meanwhile"));
            assertRefusedWithin(QUERY_ENDS, "presence:request", "TIMEOUT", "UNAVAILABLE");
            try (PlainClient another = PlainClient.signIn(url, alice.token())) {
                assertThat(another.ready().get("servers")).hasSize(1);
            }
        } finally {
            stack.start("presence-1");
        }
        assertAllIsWellAgain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-1", "messaging-1", "presence-1"})
    void aPartThatIsWellIsLiveReadyAndStarted(String name) {
        for (String probe : List.of("live", "ready", "started")) {
            assertThat(probe(name, probe)).as(probe).isEqualTo(200);
        }
    }

    @Test
    void breakersOfTheWholeMeshAreShown() {
        JsonNode status = People.get(url, "/status/circuit-breakers").body();

        assertThat(status.get("breakers").findValuesAsText("name"))
                .contains("postgres", "redis", "messaging", "presence");
        assertThat(status.get("services").findValuesAsText("instance"))
                .containsExactlyInAnyOrder("messaging-1", "presence-1");
    }

    private void assertRefusedWithin(Duration bound, String event, String... codes) {
        JsonNode asked =
                switch (event) {
                    case "message:create" -> Client.data("channelId", channel, "content", "away", "nonce", "away");
                    case "presence:request" -> Client.data("userIds", List.of(alice.id()));
                    default -> Client.data("channelId", channel);
                };
        long begun = System.nanoTime();
        JsonNode answer =
                CompletableFuture.supplyAsync(() -> socket.ask(event, asked)).join();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(bound);
        assertThat(answer.at("/error/code").asText()).as(answer.toString()).isIn((Object[]) codes);
        assertThat(answer.at("/error/retryable").asBoolean()).isTrue();
        assertThat(socket.isClosed()).isFalse();
        assertThat(socket.ask("heartbeat", Client.data()).get("ok").asBoolean()).isTrue();
    }

    private People.Answer login() {
        return People.post(
                url,
                "/auth/login",
                Client.data("username", alice.username(), "password", People.PASSWORD)
                        .toString());
    }

    private void assertNewSocketsAreTurnedAway() {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() ->
                        People.get(url, "/socket.io/?EIO=4&transport=polling").status() == 503);
    }

    private static void assertUnreadyButLive(String... parts) {
        for (String part : parts) {
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> probe(part, "ready") == 503);
        }
        // Longer than a loop may not turn: what waits for a store is not stuck.
        Awaitility.await()
                .during(6, TimeUnit.SECONDS)
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> List.of(parts).stream().allMatch(part -> live(part) == 200));
    }

    private void assertAllIsWellAgain() {
        awaitReady();
        assertThat(socket.isClosed()).isFalse();
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> socket.ask(
                        "message:create", Client.data("channelId", channel, "content", "away", "nonce", "away"))
                .get("ok")
                .asBoolean());
        Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        socket.expectAck("channel:messages", Client.data("channelId", channel))
                                .findValuesAsText("content"))
                .startsWith("before")
                .containsOnlyOnce("away"));
        assertThat(login().status()).isEqualTo(200);
        for (String part : List.of("gateway-1", "messaging-1", "presence-1")) {
            assertThat(live(part)).isEqualTo(200);
            assertThat(stack.restarts(part)).isZero();
        }
    }

    private static void awaitReady() {
        for (String part : List.of("gateway-1", "messaging-1", "presence-1")) {
            Awaitility.await().atMost(40, TimeUnit.SECONDS).until(() -> probe(part, "ready") == 200);
        }
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() ->
                        People.get(url, "/health").body().path("mesh").asText().equals("ok"));
    }

    private static JsonNode service(JsonNode health, String name) {
        for (JsonNode one : health.get("services")) {
            if (one.get("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("there is no " + name + " in " + health);
    }

    private static int live(String part) {
        return probe(part, "live");
    }

    private static int probe(String part, String probe) {
        return People.get(stack.url(part), "/q/health/" + probe).status();
    }
}
