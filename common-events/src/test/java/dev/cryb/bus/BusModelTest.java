package dev.cryb.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.bus.SimWorld.Process;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MessageEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.Message;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bus in a simulated world: the real lane, the real batch and the real tail, on stores that fail at every step.
 *
 * <p>Each run is a seed. Clients send messages with nonces and send them again when no answer comes; holders are
 * killed, frozen and succeeded; answers are lost before and after their effect; Redis forgets everything, goes away, or
 * has its clock set back; Postgres goes away. Then the world calms down, and what the clients were told is compared
 * with what Postgres holds and what the tail has seen.
 */
class BusModelTest {

    private static final int RUNS = Integer.getInteger("cryb.model.runs", 2_000);
    private static final long FIRST_SEED = Long.getLong("cryb.model.seed", 1);

    /** Failures are the point here; they are told only when one seed is asked for. */
    private static final Logger LOG = Logger.getLogger("dev.cryb.bus");

    @BeforeAll
    static void hush() {
        LOG.setLevel(RUNS == 1 ? Level.ALL : Level.OFF);
    }

    @Test
    void ackedIsStoredOnceInOrderAndEveryGapIsNoticed() {
        LongStream.range(FIRST_SEED, FIRST_SEED + RUNS).parallel().forEach(BusModelTest::playAndCheck);
    }

    /** A world shares nothing with another, so that each may have its thread. */
    private static void playAndCheck(long seed) {
        Run run = new Run(seed);
        try {
            run.play();
            run.check();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " (-Dcryb.model.runs=1 -Dcryb.model.seed=" + seed + ")", e);
        }
    }

    @Test
    void commandThatEndsItsHolderIsPutAsideAndItsNeighboursLive() {
        for (long seed = 1; seed <= 50; seed++) {
            Run run = new Run(seed);
            run.send("before");
            run.send("kill");
            run.send("after");
            for (int i = 0; i < 12; i++) {
                run.world.runFor(500);
                run.succeedDead();
            }
            run.settle();
            assertThat(run.redis.dead).as("seed %d", seed).hasSize(1);
            assertThat(run.postgres.rows)
                    .extracting(SimPostgres.Row::content)
                    .containsExactlyInAnyOrder("before0", "after2");
            run.check();
        }
    }

    @Test
    void commandThatFailsForAReasonOfOursIsPutAsideAndItsNeighboursLive() {
        for (String poison : List.of("boom", "sql")) {
            Run run = new Run(7);
            run.send("before");
            run.send(poison);
            run.send("after");
            run.settle();
            assertThat(run.redis.dead).as(poison).hasSize(1);
            assertThat(run.postgres.rows)
                    .extracting(SimPostgres.Row::content)
                    .containsExactlyInAnyOrder("before0", "after2");
            assertThat(run.requests.get(1).ack).contains("INTERNAL");
            run.check();
        }
    }

    /** One world, from its beginning to its end. */
    private static final class Run {
        final SimWorld world;
        final SimRedis redis;
        final SimPostgres postgres;
        final List<Request> requests = new ArrayList<>();
        final Gateway gateway;
        private final List<Integer> partitions = List.of(3, 4);
        private final List<ChannelId> channels = new ArrayList<>();
        private final Process clients = new Process();

        /** Holders of every other world take their time between two batches. */
        private final Duration pace;

        private Holder holder;

        Run(long seed) {
            pace = seed % 2 == 0 ? Duration.ZERO : Duration.ofMillis(50);
            world = new SimWorld(seed);
            redis = new SimRedis(world);
            postgres = new SimPostgres(world);
            for (int p : partitions) {
                channels.add(new ChannelId(Ids.of(Ids.EPOCH_MILLIS + 1, p, 1)));
                channels.add(new ChannelId(Ids.of(Ids.EPOCH_MILLIS + 1, p, 2)));
            }
            gateway = new Gateway(this);
            redis.answers = gateway::onAnswer;
            holder = new Holder(this);
            gateway.start();
            holder.start(partitions);
        }

        void play() {
            world.runFor(200);
            world.faultEvery = 20 + world.random.nextInt(200);
            for (int round = 0; round < 12; round++) {
                int count = world.random.nextInt(6);
                for (int i = 0; i < count; i++) {
                    String content =
                            switch (world.random.nextInt(40)) {
                                case 0 -> "refuse";
                                case 1 -> "boom";
                                case 2 -> "sql";
                                default -> "m" + requests.size();
                            };
                    send(content);
                }
                disturb();
                world.runFor(world.random.nextInt(1_500));
                succeedDead();
            }
            settle();
        }

        /** Something happens from outside. */
        private void disturb() {
            switch (world.random.nextInt(14)) {
                case 0 -> holder.kill();
                case 1 -> {
                    holder.frozenUntil = world.now + 6_000;
                    holder = new Holder(this);
                    holder.start(partitions);
                }
                case 2 -> redis.flushAll();
                case 3 -> {
                    world.runFor(world.random.nextInt(60));
                    redis.flushAll();
                }
                case 4 -> {
                    redis.skew -= world.random.nextInt(20_000);
                    redis.flushAll();
                }
                case 5 -> redis.skew += world.random.nextInt(5_000) - 2_500;
                case 6 -> {
                    redis.down = true;
                    world.runFor(world.random.nextInt(3_000));
                    redis.down = false;
                }
                case 7 -> {
                    postgres.down = true;
                    world.runFor(world.random.nextInt(3_000));
                    postgres.down = false;
                }
                default -> {}
            }
        }

        void succeedDead() {
            if (holder.dead) {
                holder = new Holder(this);
                holder.start(partitions);
            }
        }

        /** No more faults: everything must come to its end. */
        void settle() {
            world.faultEvery = 0;
            for (int i = 0; i < 8; i++) {
                world.runFor(3_000);
                succeedDead();
            }
        }

        void send(String content) {
            int number = requests.size();
            ChannelId channel = channels.get(world.random.nextInt(channels.size()));
            Request request = new Request(number, channel, content);
            requests.add(request);
            request.attempt(this);
        }

        void check() {
            Map<String, List<SimPostgres.Row>> byContent = new HashMap<>();
            postgres.rows.forEach(row -> byContent
                    .computeIfAbsent(row.content(), c -> new ArrayList<>())
                    .add(row));
            byContent.forEach((content, rows) ->
                    assertThat(rows).as("one effect of %s", content).hasSize(1));
            for (Request request : requests) {
                String ack = request.ack;
                assertThat(request.acks)
                        .as("one terminal ack for %s", request.content)
                        .hasSizeLessThanOrEqualTo(1);
                if (ack != null && ack.startsWith("{\"ok\":true")) {
                    assertThat(byContent).as("acked is stored").containsKey(request.content);
                }
            }
            Map<Long, List<Long>> seqs = new TreeMap<>();
            postgres.rows.forEach(row ->
                    seqs.computeIfAbsent(row.channel(), c -> new ArrayList<>()).add(row.seq()));
            seqs.forEach((channel, list) -> {
                for (int i = 0; i < list.size(); i++) {
                    assertThat(list.get(i)).as("seq of channel %d", channel).isEqualTo(i + 1L);
                }
            });
            assertThat(postgres.rows.stream()
                            .map(SimPostgres.Row::id)
                            .distinct()
                            .count())
                    .as("ids are unique")
                    .isEqualTo(postgres.rows.size());
            gateway.check();
        }
    }

    /** One request of a client, through all its attempts. */
    private static final class Request {
        final int number;
        final ChannelId channel;
        final String content;
        final Set<String> acks = new HashSet<>();

        @Nullable
        String ack;

        Request(int number, ChannelId channel, String content) {
            this.number = number;
            this.channel = channel;
            this.content = content.startsWith("m") ? content : content + (content.equals("kill") ? "" : number);
        }

        private CommandEntry entry(boolean fresh) {
            return new CommandEntry(
                    StreamId.ZERO,
                    "message:create",
                    new Caller(new UserId(77), "alice", "Alice", null),
                    "n" + number,
                    fresh,
                    true,
                    "gateway",
                    number,
                    Json.write(new CreateMessage(channel, content, null, null, null)));
        }

        void attempt(Run run) {
            attempt(run, true, 0);
        }

        private void attempt(Run run, boolean fresh, int tries) {
            run.world
                    .step(run.clients, () -> run.redis.add(channel.partition(), entry(fresh)))
                    .subscribe()
                    .with(added -> {}, failure -> {});
            if (tries < 5) {
                run.world.later(run.clients, 2_500, () -> {
                    if (ack == null) {
                        attempt(run, false, tries + 1);
                    }
                });
            }
        }
    }

    /** A process that holds partitions: a real lane with a toy service. */
    private static final class Holder extends Process {
        private final Run run;
        private final Lane lane;

        Holder(Run run) {
            this.run = run;
            this.lane = new Lane(
                    Service.MESSAGING,
                    LaneSettings.DEFAULT.at(run.pace),
                    run.postgres.store(this),
                    run.redis.lane(this, Service.MESSAGING),
                    new CommandHandlers(List.of(new ToyHandler(this))),
                    BusMetrics.NONE,
                    () -> {},
                    point -> {});
        }

        @Override
        boolean isMortal() {
            return true;
        }

        void start(List<Integer> partitions) {
            beat(partitions);
            run.world.later(this, 1, () -> lane.run().subscribe().with(ended -> {}, failure -> {
                throw new IllegalStateException("the lane ended", failure);
            }));
        }

        /** What leases do: the newest holder has them, and a former one learns of it when it can. */
        private void beat(List<Integer> partitions) {
            if (run.holder == this) {
                partitions.forEach(lane::take);
            } else {
                partitions.forEach(
                        partition -> lane.release(partition).subscribe().with(released -> {}));
            }
            run.world.later(this, 1_000, () -> beat(partitions));
        }
    }

    /** Messages with a gapless seq from a model in memory. */
    private record ToyHandler(Holder holder) implements CommandHandler<CreateMessage> {

        /** Newest seq by channel. */
        private static final class Seqs {
            private final Map<ChannelId, Long> newest = new HashMap<>();
        }

        @Override
        public Class<CreateMessage> command() {
            return CreateMessage.class;
        }

        @Override
        public Uni<Ack> handle(CreateMessage command, UnitOfWork work) {
            if (command.content().startsWith("kill")) {
                holder.kill();
                return Uni.createFrom().nothing();
            }
            if (command.content().startsWith("boom")) {
                throw new IllegalStateException("a bug");
            }
            if (command.content().startsWith("refuse")) {
                throw Refused.of(ErrorCode.UNKNOWN_CHANNEL, "no");
            }
            Seqs seqs = work.model(Seqs.class, Seqs::new);
            Long known = seqs.newest.get(command.channelId());
            Uni<Long> newest = known != null
                    ? Uni.createFrom().item(known)
                    : work.transaction().chain(tx -> ((SimPostgres.Tx) tx)
                            .newestSeq(command.channelId().value()));
            return newest.map(seq -> {
                seqs.newest.put(command.channelId(), seq + 1);
                return created(command, work, seq + 1);
            });
        }

        private static Ack created(CreateMessage command, UnitOfWork work, long seq) {
            MessageId id = new MessageId(work.nextId());
            work.write(
                    ToyHandler::insert,
                    new SimPostgres.Row(id.value(), command.channelId().value(), seq, command.content()));
            return Ack.okJson(work.publish(new MessageEvent.MessageCreated(
                    new Message(
                            id,
                            command.channelId(),
                            null,
                            seq,
                            work.caller().user(),
                            command.content(),
                            null,
                            List.of(),
                            List.of(),
                            List.of(),
                            false,
                            List.of(),
                            false,
                            null,
                            work.time(),
                            work.clientNonce()),
                    null)));
        }

        private static Uni<Void> insert(Transaction transaction, List<SimPostgres.Row> rows) {
            return ((SimPostgres.Tx) transaction).insert(rows);
        }
    }

    /** A gateway: the real tail, and what its clients get to see. */
    private static final class Gateway extends Process implements EventTail.Listener {
        private final Run run;
        private final EventTail tail;
        private final Map<Source, List<Long>> numbers = new HashMap<>();
        private final Map<Source, Long> gapAfter = new HashMap<>();
        private final Map<ChannelId, Long> seqs = new HashMap<>();

        Gateway(Run run) {
            this.run = run;
            this.tail = new EventTail(run.redis.events(this), this);
        }

        void start() {
            run.world.later(
                    this, 0, () -> tail.start().chain(tail::run).subscribe().with(ended -> {}, failure -> {
                        throw new IllegalStateException("the tail ended", failure);
                    }));
        }

        void onAnswer(Outgoing.Answer answer) {
            Request request = run.requests.get((int) answer.correlation());
            if (request.ack == null) {
                request.ack = answer.ackJson();
                request.acks.add(answer.ackJson());
            }
        }

        @Override
        public void onEvents(List<EventEntry> events) {
            for (EventEntry event : events) {
                Source source = event.source().source();
                long number = event.source().number();
                List<Long> had = numbers.computeIfAbsent(source, s -> new ArrayList<>());
                long last = Math.max(had.isEmpty() ? 0 : had.get(had.size() - 1), gapAfter.getOrDefault(source, 0L));
                boolean noticed = gapAfter.containsKey(source)
                        && gapAfter.get(source) >= (had.isEmpty() ? 0 : had.get(had.size() - 1));
                assertThat(number > last).as("no event twice").isTrue();
                if (!noticed) {
                    assertThat(number).as("every gap of %s is noticed", source).isEqualTo(last + 1);
                }
                had.add(number);
                Message message = Json.readOwn(event.data(), Message.class);
                Long before = seqs.put(message.channelId(), message.seq());
                assertThat(before == null || message.seq() > before)
                        .as("one order")
                        .isTrue();
            }
        }

        @Override
        public void onGap(Source source) {
            List<Long> had = numbers.getOrDefault(source, List.of());
            gapAfter.put(source, had.isEmpty() ? 0 : had.get(had.size() - 1));
        }

        /** In the end the tail knows of everything: it has had the newest event, or was told that it is lost. */
        void check() {
            for (int p : run.partitions) {
                Source source = new Source(Service.MESSAGING, p);
                long published = run.postgres.published(p);
                if (published > 0) {
                    assertThat(tail.hasReached(new Source.Number(source, published)))
                            .as("the tail has reached %d of %s", published, source)
                            .isTrue();
                }
            }
        }
    }
}
