package dev.cryb.messaging.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cryb.bus.QueryHandler;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.Reply;
import dev.cryb.id.ChannelId;
import dev.cryb.request.Caller;
import dev.cryb.request.ListMessages;
import dev.cryb.stack.part.Signal;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the bus when its stores forget, break off or hold rubbish, and when holders come and go. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BusStoresComponentTest {

    private static final int PARTITION = 7;

    private static BusRig rig;
    private ChannelId channel;

    @BeforeAll
    static void start() {
        rig = BusRig.start();
    }

    @BeforeEach
    void meet() {
        channel = Asker.channel(PARTITION);
    }

    @AfterEach
    void part() {
        rig.clean();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void tailsStayOnTheirContextWhenTheirConnectionsBreak() {
        rig.holder("messaging-1");
        rig.asker().saysUntilAcked(channel, "before");

        for (int i = 0; i < 5; i++) {
            rig.redis("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            rig.asker().saysUntilAcked(channel, "after " + i);
        }

        await().atMost(BusRig.LONGEST).until(() -> rig.asker().events().size() == 6);
        assertThat(rig.asker().strays()).isZero();
    }

    @Test
    void laneThatHangsShowsFromOutsideAndTheOthersTurn() {
        Holder holder = rig.holder("messaging-1");
        rig.asker().saysUntilAcked(channel, "before");
        assertThat(holder.silentFor(Duration.ofSeconds(2))).isEmpty();

        CompletableFuture<Reply> hanging = rig.asker().says(channel, "hang", "hang");
        await().atMost(BusRig.LONGEST).untilAsserted(() -> assertThat(holder.silentFor(Duration.ofSeconds(2)))
                .containsExactly("lane"));

        SayHandler.LET_GO.complete(null);
        assertThat(hanging).succeedsWithin(BusRig.LONGEST);
        assertThat(holder.silentFor(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void forgottenScriptIsLoadedAgain() {
        rig.holder("messaging-1");
        for (int i = 0; i < 3; i++) {
            rig.redis("SCRIPT", "FLUSH");
            assertThat(rig.asker().says(channel, "m" + i, "m" + i)).succeedsWithin(BusRig.LONGEST);
        }

        await().atMost(BusRig.LONGEST).until(() -> rig.asker().events().size() == 3);
        assertThat(rig.asker().gaps()).isEmpty();
    }

    @Test
    void flushedRedisLosesNothingAcked() throws InterruptedException {
        rig.holder("messaging-1");
        Crowd crowd = Crowd.talking(rig);
        crowd.awaitAcks(50);

        for (int i = 0; i < 3; i++) {
            rig.redis("FLUSHALL");
            crowd.awaitAcks(50);
        }

        crowd.endAndCompare();
        assertThat(rig.rows("SELECT p FROM partition WHERE strikes > 1")).isEmpty();
    }

    /** As a connection that came after nobody waited for it any more would never have gone back to its pool. */
    @Test
    void redisThatHungForLongerThanTheWaitsOfAWholePoolIsFoundAgain() {
        RedisLink link = rig.link(2, Duration.ofMillis(200));
        rig.signalRedis(Signal.STOP);
        try {
            for (int i = 0; i < 6; i++) {
                assertThatThrownBy(() ->
                                link.send(Request.cmd(Command.PING)).await().atMost(BusRig.LONGEST))
                        .isInstanceOf(TimeoutException.class);
            }
        } finally {
            rig.signalRedis(Signal.CONT);
        }

        await().atMost(BusRig.LONGEST).ignoreExceptions().untilAsserted(() -> assertThat(
                        link.send(Request.cmd(Command.PING))
                                .await()
                                .atMost(BusRig.LONGEST)
                                .toString())
                .isEqualTo("PONG"));
    }

    @Test
    void killedRedisLosesNothingAcked() throws InterruptedException {
        rig.holder("messaging-1");
        Crowd crowd = Crowd.talking(rig);
        crowd.awaitAcks(50);

        rig.kill("redis");
        crowd.awaitAcks(50);

        crowd.endAndCompare();
    }

    @Test
    void partitionsAreHandedOverUnderLoadWithoutALossOrADouble() throws InterruptedException {
        Holder one = rig.holder("messaging-1");
        Crowd crowd = Crowd.talking(rig);
        crowd.awaitAcks(100);

        rig.holder("messaging-2");
        rig.awaitShared();
        crowd.awaitAcks(100);
        one.close();
        crowd.awaitAcks(100);
        rig.holder("messaging-3");
        rig.awaitShared();
        crowd.awaitAcks(100);

        crowd.endAndCompareEvents();
    }

    @Test
    void successorUnderTheSameNameStopsTheFormerOne() throws InterruptedException {
        rig.holder("messaging-1");
        Crowd crowd = Crowd.talking(rig);
        crowd.awaitAcks(50);

        // Both live and believe that the leases are theirs: the epochs decide, batch by batch.
        rig.holder("messaging-1");
        crowd.awaitAcks(50);

        crowd.endAndCompare();
    }

    @Test
    void commandThatCannotBeDoneIsPutAsideAndAnsweredAmidItsNeighbours() {
        rig.holder("messaging-1");
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 30)
                .mapToObj(i -> rig.asker().says(channel, (i == 17 ? "poison " : "m ") + i, "n" + i))
                .toList();

        List<String> acks = asked.stream()
                .map(answer -> answer.orTimeout(30, TimeUnit.SECONDS).join().ackJson())
                .toList();

        assertThat(acks.get(17)).contains("\"INTERNAL\"");
        assertThat(acks.stream().filter(ack -> ack.startsWith("{\"ok\":true"))).hasSize(29);
        assertThat(rig.redis("XLEN", "cryb:{messaging}:dead")).isEqualTo("1");
        assertThat(rig.redis("XRANGE", "cryb:{messaging}:dead", "-", "+"))
                .contains("poison 17")
                .contains("a bug");
    }

    @Test
    void rubbishInALineIsPutAsideAndTheNextIsDone() {
        rig.holder("messaging-1");
        rig.asker().saysUntilAcked(channel, "before");
        String line = "cryb:{messaging}:cmd:" + PARTITION;

        rig.redis("XADD", line, "*", "what", "rubbish");
        rig.redis("XADD", line, "*", "e", "no:such", "u", "5", "w", "w", "d", "d", "n", "n", "b", "{}");
        rig.redis("XADD", line, "*", "e", "message:create", "u", "5", "w", "w", "d", "d", "n", "o", "b", "{not json");
        rig.redis("XADD", line, "*", "e", "message:create", "u", "5", "w", "w", "d", "d", "n", "todo:x", "b", "[]");
        rig.redis("XADD", line, "*", "e", "message:create", "u", "-5", "w", "w", "d", "d", "b", "{}");

        assertThat(rig.asker().says(channel, "after", "after")).succeedsWithin(BusRig.LONGEST);
        assertThat(rig.rows("SELECT content FROM message ORDER BY seq")).containsExactly("before", "after");
        assertThat(Integer.parseInt(rig.redis("XLEN", "cryb:{messaging}:dead"))).isBetween(2, 5);
        await().atMost(BusRig.LONGEST).until(() -> rig.redis("XLEN", line).equals("0"));
    }

    @Test
    void answersFindTheirWayAgainWhenTheirStreamIsGone() {
        rig.holder("messaging-1");
        for (int i = 0; i < 3; i++) {
            rig.redis("DEL", rig.asker().replyStream());
            assertThat(rig.asker().saysUntilAcked(channel, "m" + i)).startsWith("{\"ok\":true");
        }

        assertThat(rig.rows("SELECT content FROM message ORDER BY seq")).containsExactly("m0", "m1", "m2");
    }

    /** Says how many queries it has answered. */
    private static final class Counting implements QueryHandler<ListMessages> {
        private final AtomicInteger answered = new AtomicInteger();

        @Override
        public Class<ListMessages> query() {
            return ListMessages.class;
        }

        @Override
        public Uni<Answer> handle(ListMessages query, Caller caller) {
            return Uni.createFrom()
                    .item(Answer.of(List.of(answered.incrementAndGet())))
                    .onItem()
                    .delayIt()
                    .by(Duration.ofMillis(20));
        }
    }

    @Test
    void queriesAreSharedAndEachIsAnsweredOnce() {
        Counting one = new Counting();
        Counting two = new Counting();
        rig.holder("messaging-1", rig.databaseUrl(), List.of(one));
        rig.holder("messaging-2", rig.databaseUrl(), List.of(two));
        ListMessages query = new ListMessages(channel, null, null, null, null, null, null);
        // Until the group is there.
        await().atMost(BusRig.LONGEST)
                .until(() -> rig.asker()
                                .asks(query)
                                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                                .join()
                        != null);
        int before = one.answered.get() + two.answered.get();

        List<CompletableFuture<Reply>> asked =
                IntStream.range(0, 500).mapToObj(i -> rig.asker().asks(query)).toList();
        asked.forEach(answer -> assertThat(answer).succeedsWithin(BusRig.LONGEST));

        assertThat(one.answered.get() + two.answered.get()).isEqualTo(before + 500);
        assertThat(one.answered.get()).isGreaterThan(50);
        assertThat(two.answered.get()).isGreaterThan(50);
    }
}
