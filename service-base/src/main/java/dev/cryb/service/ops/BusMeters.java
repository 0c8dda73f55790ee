package dev.cryb.service.ops;

import dev.cryb.bus.BusMetrics;
import dev.cryb.request.RequestType;
import dev.cryb.service.config.BusSettings;
import dev.cryb.service.config.TraceSettings;
import dev.cryb.trace.OtlpTraces;
import dev.cryb.trace.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the bus does, counted; labels are names of our own, never ids, and never what somebody has sent.
 *
 * <ul>
 *   <li>{@code cryb.bus.batch.size}: commands that were committed together
 *   <li>{@code cryb.bus.batch.duration}: from its beginning to the answer to COMMIT
 *   <li>{@code cryb.bus.command.delay}: how long a batch's oldest command had waited in its stream
 *   <li>{@code cryb.bus.statement{statement}}: what the bus asks of Postgres for a batch
 *   <li>{@code cryb.bus.publish}: from a commit until Redis has what came of it
 *   <li>{@code cryb.bus.lease.moves{move}}: leases of partitions that came and went
 *   <li>{@code cryb.bus.commands{event, outcome}}: commands committed; {@code outcome="failed"} are the dead letters
 *   <li>{@code cryb.bus.query.duration{event, outcome}}: from taking a query up to its answer
 *   <li>{@code cryb.bus.todos{kind, outcome}}: work after commits, by piece
 * </ul>
 */
@Singleton
public final class BusMeters implements BusMetrics {

    private static final String UNKNOWN = "unknown";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(1_000),
        Duration.ofMillis(4_000)
    };

    private final MeterRegistry registry;
    private final Traces traces;
    private final DistributionSummary batchSize;
    private final Timer batchDuration;
    private final Timer delay;
    private final Timer published;
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);
    private final Map<Move, Counter> moves = new EnumMap<>(Move.class);
    private final Map<String, ByOutcome<Counter>> commands = new HashMap<>();
    private final Map<String, ByOutcome<Timer>> queries = new HashMap<>();

    /** The meters of one event, made when they are first needed; made twice in a race, they are the same. */
    private static final class ByOutcome<M> {
        private final @Nullable Object[] meters = new Object[Outcome.values().length];
        private final Function<Outcome, M> make;

        ByOutcome(Function<Outcome, M> make) {
            this.make = make;
        }

        @SuppressWarnings("unchecked")
        M of(Outcome outcome) {
            Object meter = meters[outcome.ordinal()];
            if (meter == null) {
                meter = make.apply(outcome);
                meters[outcome.ordinal()] = meter;
            }
            return (M) meter;
        }
    }

    @Inject
    public BusMeters(MeterRegistry registry, TraceSettings traces, BusSettings bus) {
        this(registry, OtlpTraces.to(traces.endpoint().orElse(""), traces.ratio(), bus.service(), bus.instance()));
    }

    BusMeters(MeterRegistry registry, Traces traces) {
        this.registry = registry;
        this.traces = traces;
        this.batchSize = DistributionSummary.builder("cryb.bus.batch.size")
                .description("Commands that were committed together")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 512)
                .register(registry);
        this.batchDuration = Timer.builder("cryb.bus.batch.duration")
                .description("From a batch's beginning to the answer to COMMIT")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        this.delay = timer("cryb.bus.command.delay", "How long a batch's oldest command had waited in its stream")
                .register(registry);
        this.published = timer("cryb.bus.publish", "From a commit until Redis has what came of it")
                .register(registry);
        for (Step step : Step.values()) {
            steps.put(
                    step,
                    timer("cryb.bus.statement", "What the bus asks of Postgres for a batch")
                            .tag("statement", label(step))
                            .register(registry));
        }
        for (Move move : Move.values()) {
            moves.put(
                    move,
                    Counter.builder("cryb.bus.lease.moves")
                            .description("Leases of partitions that came and went")
                            .tag("move", label(move))
                            .register(registry));
        }
        meet(UNKNOWN);
        for (RequestType type : RequestType.values()) {
            meet(type.wireName());
        }
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    private void meet(String event) {
        commands.put(event, new ByOutcome<>(outcome -> Counter.builder("cryb.bus.commands")
                .description("Commands committed; those that failed are dead letters")
                .tags("event", event, "outcome", label(outcome))
                .register(registry)));
        queries.put(event, new ByOutcome<>(outcome -> Timer.builder("cryb.bus.query.duration")
                .description("From taking a query up to its answer")
                .tags("event", event, "outcome", label(outcome))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)));
    }

    @Override
    public void batch(int size, long nanos) {
        batchSize.record(size);
        batchDuration.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Traces traces() {
        return traces;
    }

    @Override
    public void delay(long millis) {
        delay.record(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void published(long nanos) {
        published.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void step(Step step, long nanos) {
        Objects.requireNonNull(steps.get(step)).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void leases(Move move, int count) {
        Objects.requireNonNull(moves.get(move)).increment(count);
    }

    @Override
    public void command(String event, Outcome outcome) {
        of(commands, event).of(outcome).increment();
    }

    @Override
    public void query(String event, Outcome outcome, long nanos) {
        of(queries, event).of(outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void todo(String kind, Outcome outcome) {
        registry.counter("cryb.bus.todos", "kind", kind, "outcome", label(outcome))
                .increment();
    }

    private static <M> ByOutcome<M> of(Map<String, ByOutcome<M>> all, String event) {
        ByOutcome<M> known = all.get(event);
        return known == null ? Objects.requireNonNull(all.get(UNKNOWN)) : known;
    }

    private static String label(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
