package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One fault each, under load, on two gateways and two holders; the promise stands in the name.
 *
 * <p>Whatever breaks, {@link Load#finishAndCompare} says: nothing acked is lost, nothing is doubled, no gap in what is
 * stored or heard, exactly one ack while the socket lives.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BusFaultTest {

    private static final int PEOPLE = 6;
    private static final int SOME = 60;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(options().withInstances("gateway", 2).withInstances("messaging", 2));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static StackOptions options() {
        return StackOptions.fresh().withEnvironment("CRYB_LIMITS_ENABLED", "false");
    }

    private static Load load() {
        return load(stack);
    }

    private static Load load(Stack of) {
        Load load = Load.start(of.gatewayUrls(), of.stores().operatorJdbcUrl(), PEOPLE);
        load.awaitAcks(SOME);
        return load;
    }

    @Test
    void ackedMessagesSurviveAHolderKilledUnderLoad() {
        try (Load load = load()) {
            stack.kill("messaging-1", Signal.KILL);
            load.awaitAcks(SOME);
            stack.awaitReady("messaging-1");
            stack.kill("messaging-2", Signal.KILL);
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
        stack.awaitReady("messaging-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before-commit", "after-commit", "mid-publish", "before-trim"})
    void ackedMessagesSurviveAHolderThatEndsAt(String point, @TempDir Path folder) {
        Path once = folder.resolve("halted");
        try (Stack own = Stack.start(options().withEnvironment("CRYB_TEST_HALT_AT", point + ":40:" + once));
                Load load = Load.start(own.gatewayUrls(), own.stores().operatorJdbcUrl(), PEOPLE)) {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> once.toFile()
                    .exists());
            load.awaitAcks(SOME);
            load.finishAndCompare();
            assertThat(own.restarts("messaging-1")).isEqualTo(1);
        }
    }

    @Test
    void frozenHolderThatComesBackChangesNothing() {
        try (Load load = load()) {
            stack.kill("messaging-1", Signal.STOP);
            load.awaitAcks(SOME);
            Awaitility.await().pollDelay(7, TimeUnit.SECONDS).until(() -> true);
            load.awaitAcks(SOME);
            stack.kill("messaging-1", Signal.CONT);
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }

    @Test
    void requestsInFlightAtAKilledGatewayAreDoneOnce() {
        try (Load load = load()) {
            stack.kill("gateway-1", Signal.KILL);
            load.awaitAcks(SOME);
            stack.awaitReady("gateway-1");
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }

    @Test
    void killedRedisLosesNothingAcked() {
        try (Load load = load()) {
            stack.kill("redis", Signal.KILL);
            stack.awaitReady("redis");
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }

    @Test
    void flushedRedisIsNoticedAndLosesNothingAcked() {
        try (Load load = load()) {
            for (int i = 0; i < 3; i++) {
                RedisCli.send(stack.stores().redisUrl(), "FLUSHALL");
                load.awaitAcks(SOME);
            }
            load.finishAndCompare();
        }
    }

    @Test
    void eventsLostBetweenTwoOthersAreNoticedAsAGap() {
        try (Load load = load()) {
            RedisCli.send(stack.stores().redisUrl(), "DEL", "cryb:{events}");
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }

    @Test
    void redisWhoseClockWentBackLosesNothingAcked() {
        try (Load load = load()) {
            // Ids from the future are what is left when a clock has gone back: all new ones lie before them.
            long future = System.currentTimeMillis() + 3_600_000;
            RedisCli.send(
                    stack.stores().redisUrl(),
                    "XADD",
                    "cryb:{events}",
                    future + "-0",
                    "s",
                    "messaging:0:0",
                    "t",
                    "u1",
                    "n",
                    "offset",
                    "d",
                    "{}");
            load.awaitAcks(SOME);
            RedisCli.send(stack.stores().redisUrl(), "FLUSHALL");
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }

    @Test
    void killedPostgresLosesNothingAcked() {
        try (Load load = load()) {
            stack.kill("postgres", Signal.KILL);
            stack.awaitReady("postgres");
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }

    @Test
    void garbageInACommandStreamIsPutAsideAndHoldsNobodyUp() {
        try (Load load = load()) {
            for (int p = 0; p < 64; p++) {
                RedisCli.send(stack.stores().redisUrl(), "XADD", "cryb:{messaging}:cmd:" + p, "*", "what", "garbage");
            }
            load.awaitAcks(SOME);
            load.finishAndCompare();
            String dead = RedisCli.send(stack.stores().redisUrl(), "XLEN", "cryb:{messaging}:dead");
            assertThat(Integer.parseInt(dead.strip().substring(1))).isGreaterThanOrEqualTo(64);
        }
    }

    @Test
    void instanceLostAndGainedMovesItsShareAndLosesNothing() {
        try (Load load = load()) {
            stack.stop("messaging-2");
            load.awaitAcks(SOME);
            stack.start("messaging-2");
            stack.awaitReady("messaging-2");
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }
}
