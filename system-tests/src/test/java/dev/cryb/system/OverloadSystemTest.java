package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One server that is sent more than its line can take is told so, and no other server feels it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OverloadSystemTest {

    private static final int FLOODERS = 8;
    private static final int IN_FLIGHT = 240;
    private static final int QUIET_MESSAGES = 30;
    private static final int CROWD = 60;

    private static Stack stack;

    private final Queue<Long> noisyWaits = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean flooding = true;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_OVERLOAD_DELAY", "100ms")
                .withEnvironment("CRYB_OVERLOAD_ARRIVING", "2")
                .withEnvironment("CRYB_OVERLOAD_WAITING", "3"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static PlainClient client(String name) {
        String url = stack.gatewayUrls().get(0);
        return PlainClient.signIn(
                url, Client.data("token", People.register(url, name).token(), "interests", "joined"));
    }

    /** The one channel of a new server. */
    private static String home(PlainClient founder, String name) {
        return founder.expectAck("server:create", Client.data("name", name))
                .at("/channels/0/id")
                .asText();
    }

    private static long partition(String id) {
        return Long.parseLong(id) >> 16 & 63;
    }

    private void flood(PlainClient client, String channel) {
        if (!flooding) {
            return;
        }
        long asked = System.nanoTime();
        waiting.incrementAndGet();
        client.askLater("message:create", Client.data("channelId", channel, "content", "noise"))
                .thenAccept(ack -> {
                    if (ack.get("ok").asBoolean()) {
                        noisyWaits.add(System.nanoTime() - asked);
                    } else {
                        refusals.add(ack.get("error"));
                    }
                    waiting.decrementAndGet();
                });
    }

    @Test
    void noisyServerIsRefusedWhatItsLineCannotTakeAndHoldsUpNobodyElse() throws InterruptedException {
        List<PlainClient> flooders = new ArrayList<>();
        try (PlainClient quiet = client("quiet")) {
            PlainClient founder = client("noisy");
            flooders.add(founder);
            String noisy = home(founder, "Noisy");
            String code = founder.expectAck("invite:create", Client.data("channelId", noisy))
                    .get("code")
                    .asText();
            for (int i = 1; i < FLOODERS; i++) {
                PlainClient next = client("noisy");
                next.expectAck("server:join", Client.data("inviteCode", code));
                flooders.add(next);
            }
            String elsewhere = Stream.generate(() -> home(quiet, "Quiet"))
                    .limit(20)
                    .filter(channel -> partition(channel) != partition(noisy))
                    .findFirst()
                    .orElseThrow();

            List<Thread> threads = flooders.stream()
                    .map(client -> Thread.ofPlatform().daemon().start(() -> {
                        while (flooding) {
                            if (waiting.get() < FLOODERS * IN_FLIGHT) {
                                flood(client, noisy);
                            } else {
                                Thread.onSpinWait();
                            }
                        }
                    }))
                    .toList();
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> refusals.size() > 20);

            List<Long> quietWaits = new ArrayList<>();
            for (int i = 0; i < QUIET_MESSAGES; i++) {
                long asked = System.nanoTime();
                quiet.expectAck("message:create", Client.data("channelId", elsewhere, "content", "calm"));
                quietWaits.add(System.nanoTime() - asked);
            }
            flooding = false;
            for (Thread thread : threads) {
                thread.join();
            }
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> waiting.get() == 0);

            assertThat(refusals).allSatisfy(error -> {
                assertThat(error.get("code").asText()).isEqualTo("OVERLOADED");
                assertThat(error.get("retryable").asBoolean()).isTrue();
                assertThat(error.get("retryAfterMs").asLong()).isPositive();
            });
            assertThat(median(quietWaits)).isLessThan(median(List.copyOf(noisyWaits)));
            founder.expectAck("message:create", Client.data("channelId", noisy, "content", "well again"));
        } finally {
            flooding = false;
            flooders.forEach(PlainClient::close);
        }
    }

    @Test
    void stormOfConnectionsComesInBitByBit() {
        String url = stack.gatewayUrls().get(0);
        String token = People.register(url, "crowd").token();
        AtomicInteger turnedAway = new AtomicInteger();
        Queue<PlainClient> inside = new ConcurrentLinkedQueue<>();
        stack.kill("messaging-1", Signal.STOP);
        try (ExecutorService threads = Executors.newFixedThreadPool(CROWD)) {
            List<CompletableFuture<Void>> storm = Stream.generate(() ->
                            CompletableFuture.runAsync(() -> inside.add(insistently(url, token, turnedAway)), threads))
                    .limit(CROWD)
                    .toList();
            // Nobody gets further than the door while nobody answers: however slow the storm comes, the door fills.
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> turnedAway.get() > 0);
            stack.kill("messaging-1", Signal.CONT);
            storm.forEach(arrival -> arrival.orTimeout(60, TimeUnit.SECONDS).join());

            assertThat(inside).hasSize(CROWD);
        } finally {
            stack.kill("messaging-1", Signal.CONT);
            inside.forEach(PlainClient::close);
        }
    }

    /** Comes again when it is turned away, as any client does. */
    private static PlainClient insistently(String url, String token, AtomicInteger turnedAway) {
        while (true) {
            try {
                return PlainClient.signIn(url, token);
            } catch (CompletionException refused) {
                assertThat(refused).rootCause().hasMessageContaining("503");
                turnedAway.incrementAndGet();
            }
        }
    }

    private static long median(List<Long> waits) {
        return waits.stream().sorted().skip(waits.size() / 2).findFirst().orElseThrow();
    }
}
