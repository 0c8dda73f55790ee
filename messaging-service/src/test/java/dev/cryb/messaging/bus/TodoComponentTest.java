package dev.cryb.messaging.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.id.ChannelId;
import dev.cryb.request.CreateMessage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that commands leave for after their commit. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TodoComponentTest {

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

    private record Toy(String kind, Function<Todo, Uni<Outcome>> work) implements TodoHandler {

        @Override
        public Uni<Outcome> handle(Todo todo) {
            return work.apply(todo);
        }
    }

    private static Uni<TodoHandler.Outcome> now(TodoHandler.Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    private void awaitNothingLeft() {
        await().atMost(BusRig.LONGEST).until(() -> rig.rows("SELECT id FROM todo"), List::isEmpty);
    }

    @Test
    void isDoneRightAfterTheCommitThatLeftIt() {
        List<String> done = new CopyOnWriteArrayList<>();
        rig.holder("messaging-1", new Toy("note", todo -> {
            done.add(todo.partition() + todo.payload());
            return now(TodoHandler.Outcome.done());
        }));
        rig.asker().saysUntilAcked(channel, "warm");

        rig.asker().saysUntilAcked(channel, "todo:note:a:b");

        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMillis(900))
                .until(() -> !done.isEmpty());
        awaitNothingLeft();
        assertThat(done).containsExactly("7a:b");
    }

    @Test
    void isDoneInPiecesWithoutWaitingForTheNextSecond() {
        AtomicInteger rounds = new AtomicInteger();
        rig.holder(
                "messaging-1",
                new Toy(
                        "purge",
                        todo -> now(
                                rounds.incrementAndGet() < 20
                                        ? TodoHandler.Outcome.again(Duration.ZERO)
                                        : TodoHandler.Outcome.done())));
        rig.asker().saysUntilAcked(channel, "warm");
        long before = System.nanoTime();

        rig.asker().saysUntilAcked(channel, "todo:purge:");

        awaitNothingLeft();
        assertThat(rounds).hasValue(20);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void failureComesAgainWithItsAttemptsCounted() {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        rig.holder("messaging-1", new Toy("flaky", todo -> {
            attempts.add(todo.attempts());
            return switch (todo.attempts()) {
                case 1 -> throw new IllegalStateException("thrown");
                case 2 -> Uni.createFrom().failure(new IllegalStateException("failed"));
                default -> now(TodoHandler.Outcome.done());
            };
        }));

        rig.asker().saysUntilAcked(channel, "todo:flaky:");

        awaitNothingLeft();
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void whatNobodyCanDoStaysAndHoldsNobodyUp() {
        List<String> done = new CopyOnWriteArrayList<>();
        rig.holder("messaging-1", new Toy("note", todo -> {
            done.add(todo.payload());
            return now(TodoHandler.Outcome.done());
        }));
        for (int i = 0; i < 10; i++) {
            rig.asker().saysUntilAcked(channel, "todo:unknown:" + i);
        }

        rig.asker().saysUntilAcked(channel, "todo:note:me");

        await().atMost(BusRig.LONGEST).until(() -> done.equals(List.of("me")));
        assertThat(rig.rows("SELECT count(*) FROM todo WHERE kind = 'unknown' AND attempts > 0"))
                .containsExactly("10");
    }

    @Test
    void manyThatWaitAreDoneAFewAtATime() {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<String> done = ConcurrentHashMap.newKeySet();
        rig.execute("INSERT INTO todo (id, partition, kind, payload) SELECT n, n % 64, 'slow', n"
                + " FROM generate_series(1, 100) n");
        rig.holder("messaging-1", new Toy("slow", todo -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            return now(TodoHandler.Outcome.done())
                    .onItem()
                    .delayIt()
                    .by(Duration.ofMillis(5))
                    .invoke(() -> {
                        atWork.decrementAndGet();
                        done.add(todo.payload());
                    });
        }));

        awaitNothingLeft();
        assertThat(done).hasSize(100);
        assertThat(most.get()).isBetween(2, 4);
    }

    @Test
    void outcomeEntersAsACommandOnceAndTheRowGoesWithItsCommit() {
        AtomicInteger rounds = new AtomicInteger();
        rig.holder("messaging-1", new Toy("tell", todo -> {
            rounds.incrementAndGet();
            return now(TodoHandler.Outcome.command(
                    Asker.ALICE, new CreateMessage(channel, "told " + todo.payload(), null, null, null)));
        }));

        rig.asker().saysUntilAcked(channel, "todo:tell:all");
        awaitNothingLeft();

        assertThat(rig.rows("SELECT content FROM message WHERE content LIKE 'told%'"))
                .containsExactly("told all");
        assertThat(rounds).hasValue(1);
    }

    @Test
    void outcomeThatRedisLostIsToldAgainAndHasOneEffect() {
        rig.execute("INSERT INTO todo (id, partition, kind, payload) VALUES (77, 7, 'tell', 'twice')");
        rig.execute("INSERT INTO idempotency VALUES (" + Asker.ALICE.userId()
                + ", 'todo:77', 'message:create', '{\"ok\":true}', now())");
        rig.holder(
                "messaging-1",
                new Toy(
                        "tell",
                        todo -> now(TodoHandler.Outcome.command(
                                Asker.ALICE, new CreateMessage(channel, "told", null, null, null)))));

        awaitNothingLeft();

        assertThat(rig.rows("SELECT count(*) FROM message")).containsExactly("0");
    }

    @Test
    void clientsOwnNonceEndsNobodysWork() {
        rig.execute("INSERT INTO todo (id, partition, kind, payload, due_at)"
                + " VALUES (77, 7, 'later', '', now() + interval '1 hour')");
        rig.holder("messaging-1");

        rig.asker()
                .says(channel, "hello", "todo:77")
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(rig.rows("SELECT id FROM todo")).containsExactly("77");
    }

    @Test
    void isDoneByTheHolderOfItsPartitionAndGoesOnWithTheNext() {
        Set<Integer> byOne = ConcurrentHashMap.newKeySet();
        Set<Integer> byTwo = ConcurrentHashMap.newKeySet();
        Holder one = rig.holder("messaging-1", collecting(byOne));
        Holder two = rig.holder("messaging-2", collecting(byTwo));
        rig.awaitShared();
        Set<Integer> ofOne = one.held();
        Set<Integer> ofTwo = two.held();

        rig.execute(
                "INSERT INTO todo (id, partition, kind, payload) SELECT n, n, 'who', '' FROM generate_series(0, 63) n");
        awaitNothingLeft();
        assertThat(byOne).isEqualTo(ofOne);
        assertThat(byTwo).isEqualTo(ofTwo);

        two.close();
        rig.execute(
                "INSERT INTO todo (id, partition, kind, payload) SELECT n, n, 'who', '' FROM generate_series(0, 63) n");
        awaitNothingLeft();
        assertThat(byOne).hasSize(64);
    }

    private static Toy collecting(Set<Integer> partitions) {
        return new Toy("who", todo -> {
            partitions.add(todo.partition());
            return now(TodoHandler.Outcome.done());
        });
    }
}
