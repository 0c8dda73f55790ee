package dev.cryb.bus;

import dev.cryb.bus.BusMetrics.Outcome;
import dev.cryb.error.Refused;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Event;
import dev.cryb.event.Topic;
import dev.cryb.id.Ids;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.RecheckVoice;
import dev.cryb.request.Service;
import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One command's part of a batch, as its handler sees it. */
final class EntryWork implements UnitOfWork {

    final Draft draft;
    private final Batch batch;
    private final CommandEntry entry;
    private boolean changed;
    private @Nullable Step step;

    /** What became of it in this attempt. */
    Outcome outcome = Outcome.OK;

    EntryWork(Batch batch, Draft draft, CommandEntry entry) {
        this.batch = batch;
        this.draft = draft;
        this.entry = entry;
    }

    /** A refusal after a change would leave half an effect behind, so it is a fault of the handler. */
    Ack refused(Refused refusal) {
        if (changed) {
            throw new IllegalStateException(entry.event() + " refused after it had changed something", refusal);
        }
        outcome = Outcome.REFUSED;
        return Ack.refused(refusal);
    }

    String event() {
        return entry.event();
    }

    /** Begins its step where the request is traced. */
    boolean begin(Traces traces, long waitedMillis) {
        step = traces.step(entry.event(), Traces.Kind.CONSUMER, entry.trail().parent());
        if (step == null) {
            return false;
        }
        step.note("cryb.request", entry.trail().id())
                .note("cryb.partition", partition())
                .note("cryb.waited_ms", waitedMillis);
        return true;
    }

    /** Its step, where it is traced. */
    @Nullable
    Step step() {
        return step;
    }

    /** What goes out for it is known by this. */
    private Trail trail() {
        return step == null ? entry.trail() : entry.trail().under(step.traceparent());
    }

    /** A followed request hears what became of it. */
    void tell(long nanos) {
        if (step != null) {
            step.note("cryb.outcome", outcome.name()).end();
        }
        if (entry.trail().followed()) {
            entry.trail()
                    .say(
                            "%s %s of partition %d is committed as %s, with its batch after %.1f ms",
                            entry.event(), entry.id(), partition(), outcome, nanos / 1e6);
        }
    }

    @Override
    public Caller caller() {
        return entry.caller();
    }

    @Override
    public @Nullable String clientNonce() {
        return entry.clientNonce();
    }

    @Override
    public String asker() {
        return entry.replyTo().isEmpty() ? "" : entry.correlation() + " " + entry.replyTo();
    }

    @Override
    public void answer(String asker, Ack ack) {
        changed = true;
        int space = asker.indexOf(' ');
        if (space > 0) {
            draft.answers.add(new Outgoing.Answer(
                    asker.substring(space + 1), Long.parseLong(asker, 0, space, 10), draft.published, ack.json()));
            draft.size += ack.json().length();
        }
    }

    @Override
    public Instant time() {
        return Instant.ofEpochMilli(entry.id().millis());
    }

    @Override
    public int partition() {
        return draft.held.partition;
    }

    @Override
    public long nextId() {
        draft.lastId = Ids.next(draft.lastId, entry.id().millis(), partition());
        return draft.lastId;
    }

    @Override
    public <R> void write(RowWriter<R> writer, R row) {
        changed = true;
        batch.add(writer, row);
    }

    @Override
    public Uni<Transaction> transaction() {
        return batch.flush();
    }

    @Override
    public String publish(Event event) {
        changed = true;
        String data = Json.write(event.data());
        String meta = event.meta() == null ? null : Json.write(event.meta());
        List<Topic> topics = event.topics();
        draft.events.add(new Outgoing.Event(
                topics.stream().map(Topic::toString).collect(Collectors.joining(" ")),
                event.wireName(),
                data,
                meta,
                trail().parent()));
        draft.published++;
        if (entry.trail().followed()) {
            entry.trail()
                    .say(
                            "%s publishes %s as number %d of its partition",
                            entry.event(), event.wireName(), draft.published);
        }
        draft.size += data.length() + (meta == null ? 0 : meta.length());
        if (event.meta() instanceof AccessChange change
                && batch.settings().takes().test(Service.VOICE)) {
            RecheckVoice.after(change).ifPresent(recheck -> send(Service.VOICE, recheck));
        }
        return data;
    }

    @Override
    public void send(Service service, Command command) {
        changed = true;
        String nonce = batch.service().wireName() + ":" + partition() + ":" + entry.id() + ":" + draft.commands.size();
        String body = Json.write(command);
        String stream = batch.settings().streams().commands(service, command.partition(caller(), nonce));
        draft.commands.add(new Outgoing.Command(
                stream,
                new CommandEntry(
                        StreamId.ZERO,
                        command.requestType().wireName(),
                        caller(),
                        nonce,
                        false,
                        false,
                        "",
                        0,
                        body,
                        trail())));
        draft.size += body.length();
    }

    @Override
    public void todo(String kind, String payload) {
        changed = true;
        batch.add(new Todo(nextId(), partition(), kind, payload, 0));
    }

    @Override
    public <M> M model(Class<M> kind, Supplier<M> fresh) {
        return kind.cast(draft.held.models.computeIfAbsent(kind, k -> fresh.get()));
    }
}
