package dev.cryb.gateway.session;

import dev.cryb.error.ErrorCode;
import dev.cryb.request.RequestType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What sessions do, in numbers; any thread.
 *
 * <ul>
 *   <li>{@code cryb.gateway.deliveries}: events of the stream written to sockets
 *   <li>{@code cryb.gateway.delivery}: from an event's entry into the stream until it was written on an event loop
 *   <li>{@code cryb.gateway.shed}: ephemeral events left out, as their socket was behind
 *   <li>{@code cryb.gateway.resumes{outcome}}: sessions that were {@code resumed}, or had to start {@code anew}
 *   <li>{@code cryb.gateway.acks{event, outcome}}: answers to requests; outcome is {@code ok} or the error's code
 *   <li>{@code cryb.gateway.ack{event}}: from a request's arrival to its answer, of those that a service answered
 *   <li>{@code cryb.gateway.closes{code}}: sockets that the gateway closed; 4013 is an outbox that ran over
 * </ul>
 *
 * <p>Names that are not of the contract count as {@code unknown}. Meters are looked up once and kept.
 */
public final class SessionMeters {

    private static final String OK = "{\"ok\":true";
    private static final String CODE = "\"code\":\"";
    private static final String UNKNOWN = "unknown";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(6),
        Duration.ofSeconds(12)
    };

    private final MeterRegistry registry;
    private final Tally deliveries = new Tally();
    private final Tally shed = new Tally();
    private final Timer delivery;
    private final Counter resumed;
    private final Counter startedAnew;
    private final Map<String, Answers> byEvent = new ConcurrentHashMap<>();
    private final Map<Integer, Counter> closes = new ConcurrentHashMap<>();

    /** The meters of one event. */
    private final class Answers {
        private final String event;
        private final Counter ok;
        private final Timer took;
        private final Map<String, Counter> refused = new ConcurrentHashMap<>();

        Answers(String event) {
            this.event = event;
            this.ok = counter("ok");
            this.took = Timer.builder("cryb.gateway.ack")
                    .description("From a request's arrival to its answer")
                    .tag("event", event)
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
        }

        Counter refused(String code) {
            Counter known = refused.get(code);
            return known != null ? known : refused.computeIfAbsent(code, this::counter);
        }

        private Counter counter(String outcome) {
            return Counter.builder("cryb.gateway.acks")
                    .description("Answers to requests")
                    .tag("event", event)
                    .tag("outcome", outcome)
                    .register(registry);
        }
    }

    public SessionMeters(MeterRegistry registry) {
        this.registry = registry;
        FunctionCounter.builder("cryb.gateway.deliveries", deliveries, Tally::sum)
                .description("Events of the stream written to sockets")
                .register(registry);
        FunctionCounter.builder("cryb.gateway.shed", shed, Tally::sum)
                .description("Ephemeral events not written, as the socket was behind")
                .register(registry);
        this.delivery = Timer.builder("cryb.gateway.delivery")
                .description("From an event's entry into the stream until it was written on an event loop")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        this.resumed = resumes("resumed");
        this.startedAnew = resumes("anew");
    }

    private Counter resumes(String outcome) {
        return Counter.builder("cryb.gateway.resumes")
                .description("Sessions that asked to be resumed")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** A session that asked to be resumed was, or has to start from {@code ready}. */
    void resumed(boolean isResumed) {
        (isResumed ? resumed : startedAnew).increment();
    }

    /** An ephemeral event was left out, as the socket is behind. */
    void shed() {
        shed.add(1);
    }

    /** An event was written to all sockets of a loop, so long after it had entered the stream. */
    public void deliveredAfter(long millis) {
        delivery.record(millis, TimeUnit.MILLISECONDS);
    }

    /** An event was written to a socket. */
    void delivered() {
        deliveries.add(1);
    }

    /** A request has got its answer. */
    void answered(String event, String ackJson) {
        Answers answers = of(event);
        (ackJson.startsWith(OK) ? answers.ok : answers.refused(codeOf(ackJson))).increment();
    }

    /** A service has answered a request that came at {@code sinceNanos}. */
    void took(String event, long sinceNanos) {
        of(event).took.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
    }

    /** The gateway has closed a socket. */
    void closed(int code) {
        Counter known = closes.get(code);
        (known != null ? known : closes.computeIfAbsent(code, this::closes)).increment();
    }

    private Counter closes(int code) {
        return Counter.builder("cryb.gateway.closes")
                .description("Sockets that the gateway closed")
                .tag("code", Integer.toString(code))
                .register(registry);
    }

    private Answers of(String event) {
        Answers counted = byEvent.get(event);
        if (counted != null) {
            return counted;
        }
        return byEvent.computeIfAbsent(known(event), Answers::new);
    }

    /** The name of a request of the contract, {@code unknown} for what somebody has sent. */
    static String known(String event) {
        RequestType type = RequestType.named(event);
        return type == null || type.isInternal() ? UNKNOWN : type.wireName();
    }

    /** {@code ok}, or the code of a refusal. */
    static String outcome(String ackJson) {
        return ackJson.startsWith(OK) ? "ok" : codeOf(ackJson);
    }

    /** The code comes first in a refusal; what is none of ours counts as unknown. */
    private static String codeOf(String ackJson) {
        int start = ackJson.indexOf(CODE) + CODE.length();
        int end = ackJson.indexOf('"', start);
        if (start < CODE.length() || end < 0) {
            return UNKNOWN;
        }
        try {
            return ErrorCode.valueOf(ackJson.substring(start, end)).name();
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }
}
