package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The mesh on a cluster of Redis, and on one that sentinels watch; {@link Load} says whether a promise was broken. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RedisKindsFaultTest {

    private static final int PEOPLE = 6;
    private static final int SOME = 60;

    private static StackOptions options() {
        return StackOptions.fresh()
                .withInstances("gateway", 2)
                .withInstances("messaging", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false");
    }

    @Test
    void meshLivesOnAClusterOfThreeMasters(@TempDir Path folder) {
        try (RedisNodes cluster = RedisNodes.cluster(folder);
                Stack stack = Stack.start(cluster.under(options()));
                Load load = Load.start(stack.gatewayUrls(), stack.stores().operatorJdbcUrl(), PEOPLE)) {
            load.awaitAcks(SOME);
            typingIsSeen(stack);
            stack.kill("messaging-1", Signal.KILL);
            load.awaitAcks(SOME);
            load.finishAndCompare();
            assertThat(cluster.keys()).as("keys of each master").allMatch(keys -> keys > 0);
        }
    }

    /** What goes over pub/sub reaches the other gateway, whichever nodes the two have asked. */
    private static void typingIsSeen(Stack stack) {
        People.Person ally = People.register(stack.gatewayUrls().get(0), "alice");
        People.Person bobby = People.register(stack.gatewayUrls().get(0), "bob");
        try (PlainClient alice = PlainClient.signIn(stack.gatewayUrls().get(0), ally.token());
                PlainClient bob = PlainClient.signIn(stack.gatewayUrls().get(1), bobby.token())) {
            String channel = alice.expectAck("server:create", Client.data("name", "Home"))
                    .at("/channels/0/id")
                    .asText();
            String code = alice.expectAck("invite:create", Client.data("channelId", channel))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));
            alice.expectAck("channel:typing", Client.data("channelId", channel));
            bob.expectEvent("channel:typing");
        }
    }

    @Test
    void failoverBySentinelsLosesNothingAcked(@TempDir Path folder) {
        try (RedisNodes watched = RedisNodes.watched(folder);
                Stack stack = Stack.start(watched.under(options()));
                Load load = Load.start(stack.gatewayUrls(), stack.stores().operatorJdbcUrl(), PEOPLE)) {
            load.awaitAcks(SOME);
            watched.killMaster();
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(watched::hasTurned);
            load.awaitAcks(SOME);
            load.finishAndCompare();
        }
    }
}
