package dev.cryb.bus;

import dev.cryb.bus.Batch.Item;
import dev.cryb.bus.LaneStreams.Publication;
import dev.cryb.bus.LaneStreams.RawEntry;
import dev.cryb.guard.Pulse;
import dev.cryb.request.Service;
import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import dev.cryb.trail.Place;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One loop over some partitions: read, handle in order, commit together, publish, trim; again.
 *
 * <p>All of it runs on one thread at a time. Postgres holds the position, so there is nothing to acknowledge: a crash
 * at any point leaves either the batch undone, and it is read again, or done, with its outbox in the partition row, and
 * whoever takes over publishes it. A batch is published while the next one is read, and before that one is begun.
 *
 * <p>A batch that fails for a reason of its own is done again entry by entry, so that one bad command cannot fail its
 * neighbours; a command that keeps failing, or that has killed its holder twice, goes to the dead letters.
 */
public final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int TRIES = 3;
    private static final int MOST_BEGUN = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

    private final Service service;
    private final LaneSettings settings;
    private final LaneStore store;
    private final LaneStreams streams;
    private final CommandHandlers handlers;
    private final BusMetrics metrics;
    private final Runnable workLeft;
    private final Consumer<HaltAt.Point> reached;
    private final Map<Integer, HeldPartition> held = new TreeMap<>();
    private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final List<Integer> toTake = new ArrayList<>();

    /** Committed and not told yet: told while the next entries are read, and always before the next commit. */
    private final Set<HeldPartition> unpublished = new LinkedHashSet<>();

    /** When the oldest of them was committed, by {@link System#nanoTime()}; 0 for none. */
    private volatile long unpublishedSince;

    /** Entries in our streams when they were last looked at. */
    private volatile long waiting;

    private final Pulse pulse = new Pulse("lane");
    private final Place place = new Place();

    /** Steps of traced requests that end when their batch is told. */
    private final List<Step> publishing = new ArrayList<>();

    private volatile boolean stopping;
    private Duration wait = SHORTEST_WAIT;
    private long upkeepAt;

    /** When the newest batch was begun, by the streams' clock. */
    private long begunAt;

    /**
     * @param workLeft called after a commit that left something to do
     */
    Lane(
            Service service,
            LaneSettings settings,
            LaneStore store,
            LaneStreams streams,
            CommandHandlers handlers,
            BusMetrics metrics,
            Runnable workLeft,
            Consumer<HaltAt.Point> reached) {
        this.service = service;
        this.settings = settings;
        this.store = store;
        this.streams = streams;
        this.handlers = handlers;
        this.metrics = metrics;
        this.workLeft = workLeft;
        this.reached = reached;
    }

    /**
     * Asks the lane to take a partition, unless it has it; it does so between two batches. Safe from any thread.
     *
     * <p>Ask again from time to time: one that took it late, in the place of a holder that it was before, may have made us
     * let it go.
     */
    public void take(int partition) {
        wishes.add(() -> {
            if (!held.containsKey(partition) && !toTake.contains(partition)) {
                toTake.add(partition);
            }
        });
    }

    /** Asks the lane to let a partition go, after the batch it is in. Safe from any thread. */
    public Uni<Void> release(int partition) {
        return Uni.createFrom()
                .emitter(emitter -> wishes.add(() -> {
                    toTake.remove((Integer) partition);
                    held.remove(partition);
                    emitter.complete(null);
                }));
    }

    /** Runs until it is stopped; completes when the last batch is published. */
    public Uni<Void> run() {
        place.settle();
        return Uni.createFrom()
                .deferred(this::turn)
                .repeat()
                .whilst(turned -> !stopping)
                .collect()
                .last()
                .chain(this::publishCommitted);
    }

    /** Asks the lane to end after its batch. Safe from any thread. */
    public void stop() {
        stopping = true;
    }

    /** Whether it turns, or waits for a store. */
    Pulse pulse() {
        return pulse;
    }

    /** How long the oldest committed batch has waited to be told, in milliseconds. Safe from any thread. */
    long publishLagMillis() {
        long since = unpublishedSince;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1_000_000;
    }

    /** How many commands lay in our streams at the last upkeep, within a second. Safe from any thread. */
    long commandsWaiting() {
        return waiting;
    }

    private Uni<Boolean> turn() {
        pulse.beat();
        return readWhilePublishing()
                .call(this::fulfilWishes)
                .call(this::upkeep)
                .chain(this::work)
                .invoke(() -> wait = SHORTEST_WAIT)
                .onFailure()
                .recoverWithUni(this::pause)
                .replaceWith(true);
    }

    private Uni<Void> pause(Throwable failure) {
        pulse.beat();
        if (Trouble.of(failure) == Trouble.OURS) {
            LOG.errorf(failure, "lane of %s stumbled", service.wireName());
        } else {
            LOG.warnf("lane of %s waits: %s", service.wireName(), failure);
        }
        upkeepAt = 0;
        Duration now = wait;
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        return streams.pause(now);
    }

    // Taking and keeping.

    private Uni<Void> fulfilWishes() {
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
        return takeAsked();
    }

    private Uni<Void> takeAsked() {
        if (toTake.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int partition = toTake.get(0);
        return store.take(partition)
                .map(HeldPartition::new)
                .chain(taken -> keepPositions(List.of(taken))
                        .chain(() -> streams.publish(List.of(publication(taken))))
                        .invoke(() -> {
                            held.put(partition, taken);
                            toTake.remove((Integer) partition);
                        }))
                .chain(this::takeAsked);
    }

    /** Compares our positions and marks with what Redis holds; after a loss there, raises and publishes again. */
    private Uni<Void> upkeep() {
        if (held.isEmpty()) {
            waiting = 0;
            return Uni.createFrom().voidItem();
        }
        if (streams.millis() < upkeepAt) {
            return Uni.createFrom().voidItem();
        }
        List<HeldPartition> all = List.copyOf(held.values());
        return keepPositions(all)
                .chain(() -> streams.marks(List.copyOf(held.keySet())))
                .chain(marks -> publish(all.stream()
                        .filter(one -> marks.getOrDefault(one.partition, 0L) < one.published)
                        .toList()))
                .invoke(() -> {
                    waiting = held.keySet().stream().mapToLong(streams::length).sum();
                    upkeepAt = streams.millis() + settings.upkeep().toMillis();
                });
    }

    private Uni<Void> keepPositions(List<HeldPartition> partitions) {
        return streams.newest(partitions.stream().map(one -> one.partition).toList())
                .chain(newest -> inTurn(partitions.stream()
                        .filter(one -> one.position.isAfter(newest.getOrDefault(one.partition, StreamId.ZERO)))
                        .map(one -> streams.raise(one.partition, one.position))
                        .toList()));
    }

    // Reading and working.

    private Uni<Map<Integer, List<RawEntry>>> readWhilePublishing() {
        return Uni.combine()
                .all()
                .unis(paced().chain(this::read), publishCommitted())
                .asTuple()
                .map(Tuple2::getItem1);
    }

    private Uni<Void> paced() {
        long left = begunAt + settings.pace().toMillis() - streams.millis();
        return left <= 0 || stopping ? nothing() : streams.pause(Duration.ofMillis(left));
    }

    private Uni<Map<Integer, List<RawEntry>>> read() {
        if (held.isEmpty()) {
            return streams.pause(SHORTEST_WAIT).replaceWith(Map.of());
        }
        Map<Integer, StreamId> positions = new HashMap<>();
        held.forEach((partition, one) -> positions.put(partition, one.position));
        return streams.read(positions, settings.batch(), settings.block());
    }

    private Uni<Void> work(Map<Integer, List<RawEntry>> entries) {
        List<Item> items = new ArrayList<>();
        List<HeldPartition> starting = new ArrayList<>();
        entries.forEach((partition, raws) -> {
            HeldPartition one = held.get(partition);
            if (one == null) {
                return;
            }
            if (!one.started) {
                starting.add(one);
            }
            raws.forEach(raw -> items.add(new Item(one, raw.id(), raw.fields(), Item.RUN)));
        });
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        begunAt = streams.millis();
        return starting.isEmpty() ? together(items) : start(starting, items);
    }

    /**
     * First entries after a takeover: was one of them what ended the former holder?
     *
     * <p>Each partition notes the entry that it begins on. If such a note is found, the entries are done one by one, each
     * noted before: so it is known which one ends us, and that one is put aside when it would be begun on once too often.
     */
    private Uni<Void> start(List<HeldPartition> starting, List<Item> items) {
        starting.forEach(one -> one.started = true);
        if (starting.stream().anyMatch(one -> one.suspicious)) {
            return inTurn(items.stream().map(this::carefully).toList());
        }
        return inTurn(starting.stream()
                        .map(one -> items.stream()
                                .filter(item -> item.held() == one)
                                .findFirst()
                                .orElseThrow())
                        .map(head -> store.strike(head.held().partition, head.held().epoch, head.id())
                                .replaceWithVoid())
                        .toList())
                .chain(() -> together(items));
    }

    private Uni<Void> carefully(Item item) {
        return Uni.createFrom()
                .deferred(() -> isHeld(item)
                        ? store.strike(item.held().partition, item.held().epoch, item.id())
                                .chain(begun -> together(List.of(
                                        begun > MOST_BEGUN
                                                ? item.failed("ended its holder " + MOST_BEGUN + " times")
                                                : item)))
                        : nothing());
    }

    private Uni<Void> together(List<Item> items) {
        return attempt(items).onFailure().recoverWithUni(failure -> switch (Trouble.of(failure)) {
            case WAIT -> waitFor(failure, items);
            case AGAIN, OURS -> items.size() == 1 ? again(items.get(0), failure, 1) : oneByOne(items);
        });
    }

    private Uni<Void> oneByOne(List<Item> items) {
        return inTurn(items.stream()
                .map(item -> Uni.createFrom().deferred(() -> isHeld(item) ? together(List.of(item)) : nothing()))
                .toList());
    }

    private Uni<Void> again(Item item, Throwable failure, int tries) {
        if (!isHeld(item)) {
            return nothing();
        }
        if (tries >= TRIES) {
            Trail.of(item.fields())
                    .during(() -> LOG.errorf(
                            failure, "command %s of partition %d is dead", item.id(), item.held().partition));
            return together(List.of(item.failed(String.valueOf(failure))));
        }
        return streams.pause(SHORTEST_WAIT.multipliedBy(tries))
                .chain(() -> attempt(List.of(item)))
                .onFailure(later -> Trouble.of(later) != Trouble.WAIT)
                .recoverWithUni(later -> again(item, later, tries + 1));
    }

    /** Postgres is away, or did not say whether it has committed: ask its rows, when they can be asked. */
    private Uni<Void> waitFor(Throwable failure, List<Item> items) {
        return pause(failure).chain(() -> look(items));
    }

    private boolean isHeld(Item item) {
        return held.get(item.held().partition) == item.held() && item.id().isAfter(item.held().position);
    }

    // One attempt.

    private Uni<Void> attempt(List<Item> items) {
        return publishCommitted().chain(store::begin).chain(transaction -> {
            long begun = System.nanoTime();
            Batch batch = new Batch(settings, handlers, service, streams.redisMillis(), transaction, place, metrics);
            return batch.run(items)
                    .onFailure()
                    .call(transaction::rollback)
                    .chain(() -> batch.commit(() -> reached.accept(HaltAt.Point.BEFORE_COMMIT)))
                    .invoke(() -> committed(batch, System.nanoTime() - begun))
                    .onFailure()
                    .invoke(() -> items.forEach(item -> item.held().models.clear()))
                    .onFailure()
                    .invoke(batch::fail)
                    .onFailure(Trouble.Fenced.class)
                    .recoverWithUni(() -> look(items));
        });
    }

    private void committed(Batch batch, long nanos) {
        reached.accept(HaltAt.Point.AFTER_COMMIT);
        unpublishedSince = System.nanoTime();
        publishing.addAll(batch.below("publish", Traces.Kind.PRODUCER));
        batch.tell(nanos);
        for (Draft draft : batch.drafts()) {
            draft.apply();
            unpublished.add(draft.held);
        }
        if (batch.leavesWork()) {
            workLeft.run();
        }
    }

    /**
     * Reads the rows of partitions in doubt, and goes on from what they say.
     *
     * <p>Of our epoch: it is at the old position, and the batch is read again, or at the new one, and its outbox is
     * published. Of another epoch: it is not ours any more.
     */
    private Uni<Void> look(List<Item> items) {
        List<Integer> inDoubt = items.stream()
                .map(item -> item.held().partition)
                .distinct()
                .sorted()
                .toList();
        return store.read(inDoubt)
                .chain(rows -> {
                    List<HeldPartition> kept = new ArrayList<>();
                    for (PartitionRow row : rows) {
                        HeldPartition before = held.get(row.partition());
                        if (before == null) {
                            continue;
                        }
                        if (before.epoch != row.epoch()) {
                            LOG.warnf("partition %d of %s has another holder", row.partition(), service.wireName());
                            held.remove(row.partition());
                        } else if (!before.isAt(row)) {
                            HeldPartition now = new HeldPartition(row);
                            now.started = true;
                            held.put(row.partition(), now);
                            kept.add(now);
                        }
                    }
                    return publishUntilDone(kept);
                })
                .onFailure()
                .recoverWithUni(failure -> waitFor(failure, items));
    }

    // Publishing.

    private Uni<Void> publishCommitted() {
        if (unpublished.isEmpty()) {
            return nothing();
        }
        List<HeldPartition> committed = List.copyOf(unpublished);
        return publishUntilDone(committed).invoke(() -> {
            committed.forEach(unpublished::remove);
            metrics.published(System.nanoTime() - unpublishedSince);
            unpublishedSince = 0;
            publishing.forEach(Step::end);
            publishing.clear();
        });
    }

    /** What is committed must be told, however long Redis is away; unless somebody else has taken over. */
    private Uni<Void> publishUntilDone(List<HeldPartition> committed) {
        List<HeldPartition> ours =
                committed.stream().filter(one -> held.get(one.partition) == one).toList();
        return publish(ours).onFailure().recoverWithUni(failure -> pause(failure)
                .chain(() -> keepPositions(ours).onFailure().recoverWithNull())
                .chain(() -> stopping ? nothing() : publishUntilDone(ours)));
    }

    private Uni<Void> publish(List<HeldPartition> partitions) {
        return partitions.isEmpty()
                ? nothing()
                : streams.publish(partitions.stream().map(Lane::publication).toList());
    }

    private static Publication publication(HeldPartition one) {
        return new Publication(one.partition, one.outgoing, one.position);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> inTurn(List<Uni<Void>> steps) {
        return steps.isEmpty()
                ? nothing()
                : Uni.join().all(steps).usingConcurrencyOf(1).andFailFast().replaceWithVoid();
    }
}
