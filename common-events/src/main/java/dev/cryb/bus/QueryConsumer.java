package dev.cryb.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.bus.BusMetrics.Outcome;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.guard.Pulse;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Query;
import dev.cryb.request.RequestType;
import dev.cryb.request.Service;
import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers a service's queries, competing with its other instances.
 *
 * <p>No more are taken up than can be worked on at once. One that waited too long is dropped: its asker has been told
 * {@code TIMEOUT} by then. A query that was taken up by an instance that died is lost in the same way. All calls come
 * from one context.
 */
public final class QueryConsumer {

    private static final Logger LOG = Logger.getLogger(QueryConsumer.class);
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** Queries in work at once. */
    private static final int AT_ONCE = 32;

    private final Service service;
    private final Streams streams;
    private final Instance instance;
    private final RedisLink reader;
    private final RedisWriter writer;
    private final RedisClock clock;
    private final BusMetrics metrics;
    private final Pulse pulse = new Pulse("queries");
    private final Map<String, QueryHandler<?>> handlers = new HashMap<>();

    private volatile boolean stopping;
    private int working;
    private int unanswered;

    public QueryConsumer(
            Service service,
            Streams streams,
            Instance instance,
            RedisLink reader,
            RedisWriter writer,
            RedisClock clock,
            Collection<? extends QueryHandler<?>> handlers,
            BusMetrics metrics) {
        this.service = service;
        this.streams = streams;
        this.instance = instance;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.metrics = metrics;
        for (QueryHandler<?> handler : handlers) {
            for (RequestType type : RequestType.values()) {
                if (type.record() == handler.query()) {
                    this.handlers.put(type.wireName(), handler);
                }
            }
        }
    }

    /** Reads on until it is stopped. */
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> turn().onFailure().recoverWithUni(this::repair).replaceWith(true))
                .repeat()
                .whilst(turned -> !stopping)
                .collect()
                .last()
                .chain(this::finish);
    }

    /** Waits for the answers that are being made, and leaves the group. */
    private Uni<Void> finish() {
        return Home.pause(PAUSE)
                .repeat()
                .whilst(waited -> unanswered > 0)
                .collect()
                .last()
                .ifNoItem()
                .after(DEADLINE)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .chain(() -> writer.write(Request.cmd(Command.XGROUP)
                        .arg("DELCONSUMER")
                        .arg(streams.queries(service))
                        .arg(Streams.QUERY_GROUP)
                        .arg(instance.name())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Ends the reading; {@link #run} completes when all that was read is answered. Safe from any thread. */
    public void stop() {
        stopping = true;
    }

    /** Whether it turns. */
    Pulse pulse() {
        return pulse;
    }

    private Uni<Void> turn() {
        pulse.beat();
        if (working >= AT_ONCE) {
            return Home.pause(PAUSE);
        }
        return reader.send(Request.cmd(Command.XREADGROUP)
                        .arg("GROUP")
                        .arg(Streams.QUERY_GROUP)
                        .arg(instance.name())
                        .arg("COUNT")
                        .arg(AT_ONCE - working)
                        .arg("BLOCK")
                        .arg(BLOCK.toMillis())
                        .arg("NOACK")
                        .arg("STREAMS")
                        .arg(streams.queries(service))
                        .arg(">"))
                .invoke(answer -> RedisEntries.forEachStream(answer, (stream, entries) -> entries.forEach(this::take)))
                .replaceWithVoid();
    }

    private Uni<Void> repair(Throwable failure) {
        if (RedisLink.isError(failure, "NOGROUP")) {
            return reader.send(Request.cmd(Command.XGROUP)
                            .arg("CREATE")
                            .arg(streams.queries(service))
                            .arg(Streams.QUERY_GROUP)
                            .arg("0")
                            .arg("MKSTREAM"))
                    .replaceWithVoid()
                    .onFailure()
                    .recoverWithUni(raced -> Home.pause(PAUSE));
        }
        LOG.warnf("queries of %s wait: %s", service.wireName(), failure);
        return Home.pause(Duration.ofMillis(100));
    }

    private void take(Response raw) {
        StreamId id = RedisEntries.id(raw);
        if (clock.millis() - id.millis() > DEADLINE.toMillis()) {
            return;
        }
        try {
            CommandEntry entry = CommandEntry.of(id, RedisEntries.fields(raw));
            entry.trail().during(() -> begin(entry));
        } catch (RuntimeException e) {
            LOG.errorf(e, "not a query: %s", id);
        }
    }

    private void begin(CommandEntry entry) {
        Executor here = Home.here();
        long begun = System.nanoTime();
        working++;
        unanswered++;
        if (entry.trail().followed()) {
            entry.trail()
                    .say(
                            "%s %s is taken up after %d ms",
                            entry.event(),
                            entry.id(),
                            clock.millis() - entry.id().millis());
        }
        Step step = metrics.traces()
                .step(entry.event(), Traces.Kind.CONSUMER, entry.trail().parent());
        answer(entry)
                .map(Told::well)
                .onFailure()
                .recoverWithItem(failure -> failed(entry, failure))
                .emitOn(here)
                .onTermination()
                .invoke(() -> working--)
                .invoke(told -> tell(entry, told, System.nanoTime() - begun, step))
                .chain(told -> reply(entry, told.answer))
                .emitOn(here)
                .onTermination()
                .invoke(() -> unanswered--)
                .subscribe()
                .with(sent -> {}, failure -> LOG.warnf("an answer could not be sent: %s", failure));
    }

    private void tell(CommandEntry entry, Told told, long nanos, @Nullable Step step) {
        if (step != null) {
            step.note("cryb.request", entry.trail().id())
                    .note("cryb.outcome", told.outcome.name())
                    .end();
        }
        metrics.query(entry.event(), told.outcome, nanos);
        if (entry.trail().followed()) {
            entry.trail()
                    .say("%s %s is answered as %s after %.1f ms", entry.event(), entry.id(), told.outcome, nanos / 1e6);
        }
    }

    private Uni<QueryHandler.Answer> answer(CommandEntry entry) {
        QueryHandler<?> handler = handlers.get(entry.event());
        if (handler == null) {
            return Uni.createFrom().failure(Refused.of(ErrorCode.UNKNOWN_EVENT, "There is no such event."));
        }
        return answer(handler, entry);
    }

    private <Q extends Query> Uni<QueryHandler.Answer> answer(QueryHandler<Q> handler, CommandEntry entry) {
        try {
            Q query = Json.read(Json.tree(entry.body()), handler.query());
            return handler instanceof PartedQueryHandler<Q> parted
                    ? parted.handle(query, entry.caller(), parts(entry))
                    : handler.handle(query, entry.caller());
        } catch (JsonProcessingException | RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private PartedQueryHandler.Parts parts(CommandEntry entry) {
        AtomicInteger index = new AtomicInteger();
        return (event, data) -> writer.write(RedisLaneStreams.reply(streams, entry.replyTo())
                        .arg("c")
                        .arg(entry.correlation())
                        .arg("i")
                        .arg(index.getAndIncrement())
                        .arg("n")
                        .arg(event)
                        .arg("d")
                        .arg(Json.write(data)))
                .replaceWithVoid();
    }

    /** An answer and what it is counted as. */
    private record Told(QueryHandler.Answer answer, Outcome outcome) {

        static Told well(QueryHandler.Answer answer) {
            return new Told(answer, Outcome.OK);
        }

        static Told badly(Ack ack, Outcome outcome) {
            return new Told(new QueryHandler.Answer(ack, null), outcome);
        }
    }

    private static Told failed(CommandEntry entry, Throwable failure) {
        if (failure instanceof Refused refused) {
            return Told.badly(Ack.refused(refused), refused.code().retryable() ? Outcome.UNAVAILABLE : Outcome.REFUSED);
        }
        if (Trouble.of(failure) == Trouble.OURS) {
            entry.trail().during(() -> LOG.errorf(failure, "query %s %s failed", entry.event(), entry.id()));
            return Told.badly(Ack.internal(entry.errorId()), Outcome.FAILED);
        }
        entry.trail()
                .during(() -> LOG.warnf("query %s %s: the database is away: %s", entry.event(), entry.id(), failure));
        return Told.badly(
                Ack.refused(Refused.of(ErrorCode.UNAVAILABLE, "This cannot be read right now.")), Outcome.UNAVAILABLE);
    }

    private Uni<Response> reply(CommandEntry entry, QueryHandler.Answer answer) {
        return writer.write(RedisLaneStreams.reply(streams, entry.replyTo())
                .arg("c")
                .arg(entry.correlation())
                .arg("s")
                .arg(answer.after() == null ? "" : answer.after().toString())
                .arg("a")
                .arg(answer.ack().json()));
    }
}
