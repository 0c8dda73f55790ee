package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bench.chaos.Crowd;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.system.People.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Parts that are told to stop take nobody with them; the promise stands in the name. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@Isolated("says how long acks take at most")
class DrainFaultTest {

    private static final int SOCKETS = 300;

    /** By default. */
    private static final int WAVE = 100;

    private static final long SPREAD_MS = 2_000;
    private static final long LONGEST_ACK_MS = 5_000;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withInstances("gateway", 2)
                .withInstances("messaging", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void everythingIsBack() {
        for (String part : List.of("gateway-1", "gateway-2", "messaging-1", "messaging-2")) {
            if (!stack.isAlive(part)) {
                stack.start(part);
            }
            stack.awaitReady(part);
        }
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    @Test
    void restartOfEverythingInTurnLosesNothingAndKeepsEverySession() {
        try (Crowd crowd = Crowd.gather(stack.gatewayUrls(), stack.stores().operatorJdbcUrl(), 8)) {
            crowd.awaitAcks(100);
            for (String part : List.of("gateway-1", "messaging-1", "gateway-2", "messaging-2", "presence-1")) {
                stack.restart(part);
                crowd.awaitAcks(100);
            }
            crowd.finish();

            assertThat(crowd.witness().problems()).as("promises broken").isEmpty();
            assertThat(crowd.witness().resumes()).as("sessions resumed").isGreaterThanOrEqualTo(8);
            assertThat(crowd.witness().beginnings()).as("sessions begun anew").isZero();
            assertThat(crowd.witness().resyncCount())
                    .as("sessions told that events were lost")
                    .isZero();
            assertThat(crowd.witness().offlines()).as("people told offline").isEmpty();
            assertThat(crowd.witness().longestAckMillis())
                    .as("the longest that anyone waited for an ack")
                    .isLessThan(LONGEST_ACK_MS);
        }
    }

    @Test
    void gatewayWithManySocketsIsLiveAndNotReadyWhileTheyLeaveInWaves() throws Exception {
        Person person = People.register(url(0), "many");
        Map<PlainClient, Long> leftAt = new ConcurrentHashMap<>();
        List<PlainClient> clients = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService hands = Executors.newFixedThreadPool(8)) {
            List<Future<?>> coming = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                coming.add(hands.submit(() -> {
                    CompletableFuture<PlainClient> known = new CompletableFuture<>();
                    PlainClient self = PlainClient.signIn(url(0), person.token(), (name, data) -> {
                        if (name.equals("disconnect")) {
                            leftAt.put(known.join(), System.nanoTime() / 1_000_000);
                        }
                    });
                    known.complete(self);
                    clients.add(self);
                }));
            }
            for (Future<?> one : coming) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> stack.stop("gateway-1"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> People.get(url(0), "/q/health/ready").status() == 503);
        assertThat(People.get(url(0), "/q/health/live").status()).isEqualTo(200);
        List<JsonNode> farewells =
                clients.stream().map(PlainClient::expectClosing).toList();
        stopping.get(30, TimeUnit.SECONDS);

        assertThat(farewells).hasSize(SOCKETS).allSatisfy(farewell -> {
            assertThat(farewell.get("closeCode").asInt()).isEqualTo(1012);
            assertThat(farewell.get("resumable").asBoolean()).isTrue();
            assertThat(farewell.get("retryAfterMs").asLong()).isBetween(0L, SPREAD_MS);
        });
        assertThat(farewells.stream()
                        .map(farewell -> farewell.get("retryAfterMs").asLong() / 100))
                .as("tenths of seconds that somebody comes back in")
                .contains(0L, 5L, 10L, 15L, 19L);
        List<Long> times = leftAt.values().stream().sorted().toList();
        assertThat(times).hasSize(SOCKETS);
        assertThat(times.getLast() - times.getFirst())
                .as("from the first wave to the last")
                .isGreaterThan((SOCKETS / WAVE - 2) * 250L);
        assertThat(times.get(WAVE * 2) - times.get(WAVE - 1))
                .as("from the end of the first wave to the third")
                .isGreaterThan(250);
        assertThat(stack.log("gateway-1")).content().doesNotContain("stopped in the middle");
        nothingIsLeftOf("gateway-1");
        for (PlainClient client : clients.subList(0, 20)) {
            try (PlainClient back = PlainClient.resume(url(1), person.token(), client, (name, data) -> {})) {
                assertThat(back.resumed().get("resumed").asBoolean()).isTrue();
            }
        }
    }

    private static void nothingIsLeftOf(String gateway) {
        assertThat(RedisCli.send(stack.stores().redisUrl(), "KEYS", "*reply:" + gateway + "*"))
                .isEqualTo("*0\r\n");
        assertThat(RedisCli.send(stack.stores().redisUrl(), "KEYS", "*gateway:" + gateway + "-*"))
                .isEqualTo("*0\r\n");
    }

    @Test
    void answersOnTheirWayAreWrittenBeforeTheSessionLeaves() throws Exception {
        Person person = People.register(url(0), "alice");
        PlainClient alice = PlainClient.signIn(url(0), person.token());
        String channel = alice.expectAck("server:create", Client.data("name", "home"))
                .at("/channels/0/id")
                .asText();
        stack.kill("messaging-1", Signal.STOP);
        stack.kill("messaging-2", Signal.STOP);
        CompletableFuture<Void> stopping;
        CompletableFuture<JsonNode> answer;
        JsonNode refused;
        try {
            answer = alice.askLater("message:create", Client.data("channelId", channel, "content", "last words"));
            alice.ask("heartbeat", Client.data());
            stopping = CompletableFuture.runAsync(() -> stack.stop("gateway-1"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> People.get(url(0), "/q/health/ready").status() == 503);
            refused = Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> alice.ask("channel:typing", Client.data("channelId", channel)), ack -> !ack.get("ok")
                            .asBoolean());
            assertThat(answer).isNotDone();
        } finally {
            stack.kill("messaging-1", Signal.CONT);
            stack.kill("messaging-2", Signal.CONT);
        }

        assertThat(refused.at("/error/code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(refused.at("/error/retryable").asBoolean()).isTrue();
        assertThat(answer.get(20, TimeUnit.SECONDS).get("ok").asBoolean()).isTrue();
        assertThat(alice.expectClosing().get("closeCode").asInt()).isEqualTo(1012);
        stopping.get(30, TimeUnit.SECONDS);
    }
}
