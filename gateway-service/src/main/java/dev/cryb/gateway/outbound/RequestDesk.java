package dev.cryb.gateway.outbound;

import dev.cryb.bus.CommandEntry;
import dev.cryb.bus.CommandPublisher;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.Instance;
import dev.cryb.bus.Reply;
import dev.cryb.bus.ReplyPart;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.guard.BreakerState;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.Query;
import dev.cryb.request.Service;
import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import dev.cryb.trail.Trail;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests on their way and the answers they get: exactly one each.
 *
 * <p>A command without an answer is sent again with its nonce, which does no harm; what the services remember of it
 * comes back. An answer waits here until the event tail has reached what it speaks of, so that a sender sees its event
 * before its ack. A service that has fallen silent is asked no more than its {@link ServiceBreaker} lets through. Belongs
 * to the core loop.
 */
public final class RequestDesk {

    /** Requests on their way to one service at most; more are refused as {@code OVERLOADED}. */
    public static final int LIMIT = 20_000;

    private static final long AGAIN_AFTER_MS = 2_500;
    private static final long COMMAND_ENDS_MS = 12_000;
    private static final long QUERY_ENDS_MS = 6_000;
    private static final long RETRY_HINT_MS = 1_000;

    private final Instance instance;
    private final CommandPublisher publisher;
    private final EventTail tail;

    /** In order of age, as correlation numbers only grow. */
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();

    private final Map<Source, PriorityQueue<Held>> held = new HashMap<>();
    private final Map<Service, ServiceBreaker> breakers = new EnumMap<>(Service.class);

    /** Lines in which something waits. */
    private final Map<Line, QueueTime> lines = new HashMap<>();

    private final long longestDelayMs;
    private final Traces traces;
    private volatile long slowestMs;
    private long lastCorrelation;

    /** A request without an answer yet. */
    private static final class Waiting {
        private final Service service;
        private final int partition;
        private final CommandEntry entry;
        private final long since;
        private final @Nullable Step step;
        private final Consumer<ReplyPart> onPart;
        private final Consumer<Answer> then;
        private long sentAt;
        private int parts;

        Waiting(
                Service service,
                int partition,
                CommandEntry entry,
                long since,
                @Nullable Step step,
                Consumer<ReplyPart> onPart,
                Consumer<Answer> then) {
            this.step = step;
            this.onPart = onPart;
            this.service = service;
            this.partition = partition;
            this.entry = entry;
            this.since = since;
            this.then = then;
            this.sentAt = since;
        }

        boolean isQuery() {
            return partition < 0;
        }
    }

    /** Where requests wait behind each other: a partition of a service, or (-1) all of its queries. */
    private record Line(Service service, int partition) {}

    /** An answer whose events have not come yet. */
    private record Held(long number, Runnable release) {}

    /**
     * The end of a request.
     *
     * @param after the newest source number that it contains, where events keep it current
     */
    public record Answer(String ackJson, boolean ok, Source.@Nullable Number after) {}

    /**
     * @param services those that there are
     * @param longestDelay a line in which requests wait longer takes no new ones
     */
    public RequestDesk(
            Instance instance,
            CommandPublisher publisher,
            EventTail tail,
            Collection<Service> services,
            Duration longestDelay,
            Traces traces) {
        this.traces = traces;
        this.longestDelayMs = longestDelay.toMillis();
        this.instance = instance;
        this.publisher = publisher;
        this.tail = tail;
        services.forEach(service -> breakers.put(service, new ServiceBreaker(service, Clock.systemUTC())));
    }

    /**
     * Sends a command.
     *
     * @param nonce the client's own, or null
     */
    public void command(Command command, Caller caller, @Nullable String nonce, Consumer<Answer> then) {
        String used = nonce == null ? instance.incarnation() + ":" + (lastCorrelation + 1) : nonce;
        Service service = command.requestType().service();
        int partition = command.partition(caller, used);
        String event = command.requestType().wireName();
        send(service, partition, event, Json.write(command), caller, used, nonce != null, part -> {}, then);
    }

    /** Sends a query. */
    public void query(Query query, Caller caller, Consumer<Answer> then) {
        query(query, caller, part -> {}, then);
    }

    /** Sends a query whose answer may come in pieces. */
    public void query(Query query, Caller caller, Consumer<ReplyPart> onPart, Consumer<Answer> then) {
        Service service = query.requestType().service();
        send(service, -1, query.requestType().wireName(), Json.write(query), caller, "", false, onPart, then);
    }

    private void send(
            Service service,
            int partition,
            String event,
            String body,
            Caller caller,
            String nonce,
            boolean given,
            Consumer<ReplyPart> onPart,
            Consumer<Answer> then) {
        if (waiting.size() >= LIMIT) {
            then.accept(refused(
                    Refused.retryAfter(ErrorCode.OVERLOADED, "Too much is going on right now.", RETRY_HINT_MS)));
            return;
        }
        ServiceBreaker breaker = breakers.get(service);
        if (breaker == null) {
            then.accept(refused(Refused.of(
                    ErrorCode.UNAVAILABLE, "This deployment has no %s service.".formatted(service.wireName()))));
            return;
        }
        if (!breaker.admits(now())) {
            then.accept(refused(Refused.retryAfter(
                    ErrorCode.UNAVAILABLE, "A part of this service is away; try again.", RETRY_HINT_MS)));
            return;
        }
        Line line = new Line(service, partition);
        QueueTime queue = lines.computeIfAbsent(line, unknown -> new QueueTime());
        if (queue.expectedMs() > longestDelayMs) {
            then.accept(refused(Refused.retryAfter(
                    ErrorCode.OVERLOADED, "Too much is waiting to be done there.", queue.expectedMs() / 2)));
            return;
        }
        queue.sent();
        long correlation = ++lastCorrelation;
        Trail trail = Trail.here();
        Step step = trail.parent() == null
                ? null
                : traces.step("ask " + service.wireName(), Traces.Kind.CLIENT, trail.parent());
        CommandEntry entry = new CommandEntry(
                StreamId.ZERO,
                event,
                caller,
                nonce,
                !given,
                given,
                instance.toString(),
                correlation,
                body,
                step == null ? trail : trail.under(step.traceparent()));
        Waiting one = new Waiting(service, partition, entry, now(), step, onPart, then);
        waiting.put(correlation, one);
        if (entry.trail().followed()) {
            entry.trail().say("%s goes to %s as %d, partition %d", event, service.wireName(), correlation, partition);
        }
        publish(one, entry);
    }

    private void publish(Waiting one, CommandEntry entry) {
        one.sentAt = now();
        (one.isQuery() ? publisher.query(one.service, entry) : publisher.command(one.service, one.partition, entry))
                .subscribe()
                .with(sent -> {}, failure -> one.sentAt = 0);
    }

    /** An answer has come; one to a request that has had its end is nobody's. */
    public void onReply(Reply reply) {
        Waiting one = waiting.remove(reply.correlation());
        if (one == null) {
            return;
        }
        answered(one);
        ended(one);
        Answer answer = new Answer(reply.ackJson(), reply.ackJson().startsWith("{\"ok\":true"), reply.after());
        Trail trail = one.entry.trail();
        if (trail.followed()) {
            trail.say(
                    "answer of %s after %d ms, until event %s",
                    one.service.wireName(), now() - one.since, reply.after() == null ? "none" : reply.after());
        }
        whenReached(reply.after(), () -> trail.during(() -> one.then.accept(answer)));
    }

    /** A request is over, with an answer or without. */
    private void ended(Waiting one) {
        if (one.step != null) {
            one.step.end();
        }
        Line line = new Line(one.service, one.partition);
        QueueTime queue = lines.get(line);
        if (queue != null) {
            queue.ended(now() - one.since);
            if (queue.isEmpty()) {
                lines.remove(line);
            }
        }
    }

    private void answered(Waiting one) {
        breakerOf(one).onAnswer(now());
    }

    private ServiceBreaker breakerOf(Waiting one) {
        return Objects.requireNonNull(breakers.get(one.service));
    }

    /** A piece of an answer has come; one that came before, as the query was sent again, is dropped. */
    public void onPart(ReplyPart part) {
        Waiting one = waiting.get(part.correlation());
        if (one != null && part.index() == one.parts) {
            one.parts++;
            one.sentAt = now();
            answered(one);
            one.entry.trail().during(() -> one.onPart.accept(part));
        }
    }

    /** Does something as soon as the event tail has handed on this number. */
    public void whenReached(Source.@Nullable Number number, Runnable then) {
        if (number == null || tail.hasReached(number)) {
            then.run();
            return;
        }
        held.computeIfAbsent(number.source(), unknown -> new PriorityQueue<>(Comparator.comparingLong(Held::number)))
                .add(new Held(number.number(), then));
    }

    /** The tail has moved on: releases what waited for it. */
    public void onTail() {
        if (held.isEmpty()) {
            return;
        }
        held.entrySet().removeIf(entry -> {
            PriorityQueue<Held> queue = entry.getValue();
            while (!queue.isEmpty()
                    && tail.hasReached(
                            new Source.Number(entry.getKey(), queue.peek().number()))) {
                queue.remove().release().run();
            }
            return queue.isEmpty();
        });
    }

    /** Called a few times a second: sends again what got no answer, ends what waited too long. */
    public void onTick() {
        long now = now();
        slowestMs =
                lines.values().stream().mapToLong(QueueTime::expectedMs).max().orElse(0);
        List<Waiting> again = new ArrayList<>();
        List<Waiting> over = new ArrayList<>();
        for (Waiting one : waiting.values()) {
            if (now - one.since > (one.isQuery() ? QUERY_ENDS_MS : COMMAND_ENDS_MS)) {
                over.add(one);
            } else if (now - one.sentAt > AGAIN_AFTER_MS) {
                again.add(one);
            }
        }
        for (Waiting one : again) {
            one.entry.trail().say("no answer of %s yet; it is asked again", one.service.wireName());
            publish(one, one.entry.again());
        }
        for (Waiting one : over) {
            waiting.remove(one.entry.correlation());
            ended(one);
            breakerOf(one).onTimeout(one.since, now);
            one.entry.trail().during(() -> timedOut(one));
        }
    }

    private static void timedOut(Waiting one) {
        one.entry.trail().say("no answer of %s in time", one.service.wireName());
        one.then.accept(refused(
                Refused.retryAfter(ErrorCode.TIMEOUT, "No answer came in time; it may still be done.", RETRY_HINT_MS)));
    }

    /** Requests that have no answer yet. */
    public int size() {
        return waiting.size();
    }

    /** How long requests wait in the slowest line, in milliseconds; any thread. */
    public long slowestMillis() {
        return slowestMs;
    }

    /** How the breakers around the services stand; any thread. */
    public List<BreakerState> breakers() {
        return breakers.values().stream().map(ServiceBreaker::state).toList();
    }

    private static Answer refused(Refused refused) {
        return new Answer(Ack.refused(refused).json(), false, null);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
