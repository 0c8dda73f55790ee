package dev.cryb.bus;

import dev.cryb.bus.BusMetrics.Outcome;
import dev.cryb.bus.Transaction.NonceKey;
import dev.cryb.bus.Transaction.Remembered;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.request.Ack;
import dev.cryb.request.Service;
import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import dev.cryb.trail.Place;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One attempt at a batch: its commands in order, in one transaction, with the moved partition rows.
 *
 * <p>It changes nothing outside the transaction but the models; after the commit the caller applies the drafts, or
 * throws the models away.
 */
final class Batch {

    /** A command of the batch and the partition it came from; {@code failed} if it is not to be run any more. */
    record Item(HeldPartition held, StreamId id, Map<String, String> fields, String failed) {

        static final String RUN = "";

        Item failed(String reason) {
            return new Item(held, id, fields, reason);
        }
    }

    private final LaneSettings settings;
    private final CommandHandlers handlers;
    private final Service service;
    private final long redisMillis;
    private final Transaction transaction;
    private final Place place;
    private final BusMetrics metrics;
    private final Map<Integer, Draft> drafts = new TreeMap<>();
    private final Map<NonceKey, Remembered> known = new HashMap<>();
    private final List<Remembered> fresh = new ArrayList<>();
    private final List<Todo> todos = new ArrayList<>();
    private final List<EntryWork> works = new ArrayList<>();
    private final List<Long> finished = new ArrayList<>();
    private long oldestMillis = Long.MAX_VALUE;
    private boolean traced;
    private final Map<RowWriter<?>, List<Object>> rows = new LinkedHashMap<>();

    /** @param place where it says for whom it works */
    Batch(
            LaneSettings settings,
            CommandHandlers handlers,
            Service service,
            long redisMillis,
            Transaction transaction,
            Place place,
            BusMetrics metrics) {
        this.settings = settings;
        this.handlers = handlers;
        this.service = service;
        this.redisMillis = redisMillis;
        this.transaction = transaction;
        this.place = place;
        this.metrics = metrics;
    }

    Collection<Draft> drafts() {
        return drafts.values();
    }

    /** Runs the commands and writes their rows; entries of a partition whose outbox is full are left for the next batch. */
    Uni<Void> run(List<Item> items) {
        List<Decoded> decoded = items.stream().map(Decoded::of).toList();
        return recall(decoded)
                .chain(() -> Multi.createFrom()
                        .iterable(decoded)
                        .onItem()
                        .transformToUniAndConcatenate(this::one)
                        .collect()
                        .last())
                .onTermination()
                .invoke(() -> place.set(Trail.NONE))
                .chain(this::flush)
                .chain(() -> finished.isEmpty() ? Uni.createFrom().voidItem() : transaction.finish(finished));
    }

    /** An item and its command, or why it is none. */
    private record Decoded(Item item, CommandEntry entry, String failed) {

        static Decoded of(Item item) {
            try {
                return new Decoded(item, CommandEntry.of(item.id(), item.fields()), item.failed());
            } catch (RuntimeException e) {
                CommandEntry none = new CommandEntry(
                        item.id(),
                        "?",
                        NOBODY,
                        "",
                        true,
                        false,
                        "",
                        0,
                        item.fields().toString());
                return new Decoded(item, none, "not a command: " + e.getMessage());
            }
        }

        private static final dev.cryb.request.Caller NOBODY =
                new dev.cryb.request.Caller(new dev.cryb.id.UserId(1), "?", "?", null);
    }

    private Uni<Void> recall(List<Decoded> decoded) {
        List<NonceKey> asked = decoded.stream()
                .map(Decoded::entry)
                .filter(entry -> !entry.nonce().isEmpty() && !entry.fresh())
                .map(Batch::key)
                .distinct()
                .toList();
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : timed(BusMetrics.Step.RECALL, transaction.recall(asked))
                        .invoke(known::putAll)
                        .replaceWithVoid();
    }

    private Uni<Integer> one(Decoded decoded) {
        Draft draft = drafts.computeIfAbsent(decoded.item.held().partition, p -> new Draft(decoded.item.held()));
        if (draft.size >= settings.outgoingLimit()) {
            return Uni.createFrom().item(0);
        }
        oldestMillis = Math.min(oldestMillis, decoded.entry.id().millis());
        place.set(decoded.entry.trail());
        if (decoded.entry.trail().followed()) {
            takenUp(decoded.entry);
        }
        EntryWork work = new EntryWork(this, draft, decoded.entry);
        works.add(work);
        traced |= decoded.entry.trail().parent() != null
                && work.begin(metrics.traces(), redisMillis - decoded.entry.id().millis());
        if (decoded.entry.outcomeOf() != 0 && !isLate(decoded.entry)) {
            finished.add(decoded.entry.outcomeOf());
        }
        return answer(decoded, work)
                .invoke(ack -> move(draft, decoded.entry, ack))
                .replaceWith(1);
    }

    private void takenUp(CommandEntry entry) {
        entry.trail()
                .say(
                        "%s %s is taken up after %d ms, nonce %s",
                        entry.event(), entry.id(), redisMillis - entry.id().millis(), entry.nonce());
    }

    private Uni<Ack> answer(Decoded decoded, EntryWork work) {
        CommandEntry entry = decoded.entry;
        if (!decoded.failed.equals(Item.RUN)) {
            work.outcome = Outcome.FAILED;
            work.draft.dead.add(new Outgoing.Dead(entry, decoded.failed));
            return Uni.createFrom().item(Ack.internal(entry.errorId()));
        }
        if (isLate(entry)) {
            work.outcome = Outcome.LATE;
            return Uni.createFrom()
                    .item(Ack.refused(Refused.of(ErrorCode.TIMEOUT, "This waited too long and was not done.")));
        }
        Remembered before = known.get(key(entry));
        if (before != null) {
            work.outcome = Outcome.REPEATED;
            return Uni.createFrom().item(repeated(entry, before));
        }
        return handlers.handle(entry, work)
                .invoke(ack -> remember(entry, ack))
                .onFailure(Refused.class)
                .recoverWithItem(failure -> work.refused((Refused) failure));
    }

    /** What a service asks for itself waits for as long as it must: nobody would ask for it again. */
    private boolean isLate(CommandEntry entry) {
        return !entry.replyTo().isEmpty()
                && redisMillis - entry.id().millis() > settings.deadline().toMillis();
    }

    private static Ack repeated(CommandEntry entry, Remembered before) {
        return before.event().equals(entry.event())
                ? new Ack(true, before.ackJson())
                : Ack.refused(Refused.of(ErrorCode.CONFLICT, "This nonce was used for " + before.event() + "."));
    }

    private void remember(CommandEntry entry, Ack ack) {
        if (ack.ok() && !entry.nonce().isEmpty()) {
            Remembered remembered = new Remembered(key(entry), entry.event(), ack.json());
            known.put(remembered.key(), remembered);
            fresh.add(remembered);
        }
    }

    private static void move(Draft draft, CommandEntry entry, Ack ack) {
        draft.position = entry.id();
        if (!entry.replyTo().isEmpty() && ack != Ack.LATER) {
            draft.answers.add(new Outgoing.Answer(entry.replyTo(), entry.correlation(), draft.published, ack.json()));
            draft.size += ack.json().length();
        }
    }

    /** Moves the partitions and commits; fails as {@link Transaction#commit} does. */
    Uni<Void> commit(Runnable aboutToCommit) {
        List<Step> steps = below("commit", Traces.Kind.CLIENT);
        return timed(
                        BusMetrics.Step.COMMIT,
                        transaction.commit(
                                fresh,
                                todos,
                                drafts.values().stream().map(Draft::advance).toList(),
                                aboutToCommit))
                .onTermination()
                .invoke(() -> steps.forEach(Step::end));
    }

    /** Begins a step below that of each traced request; what is done for a batch is done for each of them. */
    List<Step> below(String name, Traces.Kind kind) {
        if (!traced) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (EntryWork work : works) {
            Step above = work.step();
            Step step = above == null ? null : metrics.traces().step(name, kind, above.traceparent());
            if (step != null) {
                steps.add(step.note("cryb.batch", works.size()));
            }
        }
        return steps;
    }

    /** This attempt came to nothing. */
    void fail() {
        for (EntryWork work : works) {
            Step step = work.step();
            if (step != null) {
                step.fail("the batch is done again");
            }
        }
    }

    <R> void add(RowWriter<R> writer, R row) {
        rows.computeIfAbsent(writer, w -> new ArrayList<>()).add(row);
    }

    void add(Todo todo) {
        todos.add(todo);
    }

    /** Says what became of it, after the commit. */
    void tell(long nanos) {
        metrics.batch(works.size(), nanos);
        metrics.delay(Math.max(0, redisMillis - oldestMillis));
        for (EntryWork work : works) {
            metrics.command(work.event(), work.outcome);
            work.tell(nanos);
        }
    }

    /** Whether it leaves work for after the commit. */
    boolean leavesWork() {
        return !todos.isEmpty();
    }

    Service service() {
        return service;
    }

    LaneSettings settings() {
        return settings;
    }

    /** Writes the rows added so far, in the order in which their kinds first came. */
    Uni<Transaction> flush() {
        if (rows.isEmpty()) {
            return transaction.begun().replaceWith(transaction);
        }
        List<Uni<Void>> writes = new ArrayList<>();
        rows.forEach((writer, added) -> writes.add(written(writer, added)));
        rows.clear();
        List<Step> steps = below("rows", Traces.Kind.CLIENT);
        return transaction.begun().chain(() -> Uni.join()
                .all(writes)
                .usingConcurrencyOf(1)
                .andFailFast()
                .onTermination()
                .invoke(() -> steps.forEach(Step::end))
                .replaceWith(transaction));
    }

    /** A writer's rows are of its own type: {@link #add(RowWriter, Object)} is the only way in. */
    @SuppressWarnings("unchecked")
    private <R> Uni<Void> written(RowWriter<R> writer, List<Object> added) {
        return timed(BusMetrics.Step.ROWS, Uni.createFrom().deferred(() -> writer.write(transaction, (List<R>) added)));
    }

    private <T> Uni<T> timed(BusMetrics.Step step, Uni<T> asked) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return asked.onTermination().invoke(() -> metrics.step(step, System.nanoTime() - begun));
        });
    }

    private static NonceKey key(CommandEntry entry) {
        return new NonceKey(entry.caller().userId(), entry.nonce());
    }
}
