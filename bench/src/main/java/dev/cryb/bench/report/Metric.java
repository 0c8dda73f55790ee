package dev.cryb.bench.report;

import dev.cryb.bench.scenario.Outcome;
import dev.cryb.bench.scenario.Scenario;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The rows of the table: where each figure comes from, how it is written and what it should reach. */
public enum Metric {
    FANOUT(Scenario.FANOUT, "fan-out, deliveries/s", "%,.0f", new Target.TimesOfTwoProcesses(2), outcome -> traffic(
                    outcome)
            .deliveriesPerSecond()),
    PERSIST(Scenario.PERSIST, "persisted sends, acks/s", "%,.0f", new Target.TimesOfBest(2), outcome -> traffic(outcome)
            .acksPerSecond()),
    P50(Scenario.LATENCY, "latency p50, ms", "%.1f", null, outcome -> traffic(outcome)
            .latency()
            .p50()),
    P99(Scenario.LATENCY, "latency p99, ms", "%.1f", new Target.PartOfLeast(1), outcome -> traffic(outcome)
            .latency()
            .p99()),
    MAX(Scenario.LATENCY, "latency max, ms", "%.1f", null, outcome -> traffic(outcome)
            .latency()
            .max()),
    PACED(Scenario.LATENCY, "paced, deliveries/s", "%,.0f", null, outcome -> traffic(outcome)
            .deliveriesPerSecond()),
    MEMORY(
            Scenario.IDLE,
            "idle, resident KB a socket",
            "%.1f",
            new Target.AtMost(15),
            outcome -> ((Outcome.Idle) outcome).bytesPerSocket() / 1024),
    HISTORY(
            Scenario.HISTORY,
            "history page of 50 beside 1,000 sends/s, p99 ms",
            "%.1f",
            new Target.AtMost(20),
            outcome -> ((Outcome.Asked) outcome).p99()),
    SEARCH(
            Scenario.SEARCH,
            "search in 1,000,000 messages, p95 ms",
            "%.1f",
            new Target.AtMost(150),
            outcome -> ((Outcome.Asked) outcome).p95()),
    PRESENT(
            Scenario.PRESENT,
            "presence of 10,000 idle sockets, % of a core",
            "%.1f",
            new Target.AtMost(2),
            outcome -> ((Outcome.Present) outcome).cores() * 100),
    RETURN(
            Scenario.RETURN,
            "10,000 sockets lost at once and back, s",
            "%.1f",
            new Target.AtMost(30),
            outcome -> ((Outcome.Returned) outcome).seconds()),
    STATUS(Scenario.STATUS, "statuses told/s beside messages", "%,.0f", null, outcome -> traffic(outcome)
            .statusesPerSecond()),
    STATUS_P99(
            Scenario.STATUS,
            "messages beside 2,000 changes of status/s, p99 ms",
            "%.1f",
            new Target.AtMost(50),
            outcome -> traffic(outcome).latency().p99()),
    CPU_FANOUT(
            Scenario.FANOUT,
            "CPU s per 100,000 deliveries, fan-out",
            "%.2f",
            new Target.PartOfLeast(0.6),
            outcome -> traffic(outcome).cpuPer100k()),
    CPU_PACED(
            Scenario.LATENCY,
            "CPU s per 100,000 deliveries, paced",
            "%.2f",
            new Target.PartOfLeast(0.6),
            outcome -> traffic(outcome).cpuPer100k()),
    GENERATOR(Scenario.FANOUT, "load generator, cores (fan-out)", "%.2f", null, outcome -> traffic(outcome)
            .cpu()
            .generatorCores()),
    GENERATOR_SHARE(
            Scenario.FANOUT,
            "load generator, % of the CPU used (fan-out)",
            "%.0f",
            null,
            outcome -> traffic(outcome).cpu().generatorShare() * 100),
    OTHERS(Scenario.FANOUT, "everything else, cores (fan-out)", "%.2f", null, outcome -> traffic(outcome)
            .cpu()
            .otherCores());

    private final Scenario scenario;
    private final String label;
    private final String format;
    private final @Nullable Target target;
    private final ToDoubleFunction<Outcome> value;

    Metric(Scenario scenario, String label, String format, @Nullable Target target, ToDoubleFunction<Outcome> value) {
        this.scenario = scenario;
        this.label = label;
        this.format = format;
        this.target = target;
        this.value = value;
    }

    Scenario scenario() {
        return scenario;
    }

    String label() {
        return label;
    }

    @Nullable
    Target target() {
        return target;
    }

    String write(double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    /** The figure of one outcome; empty when that failed or the machine could not tell. */
    OptionalDouble of(Outcome outcome) {
        if (outcome.failed()) {
            return OptionalDouble.empty();
        }
        double figure = value.applyAsDouble(outcome);
        boolean cpu = this == CPU_FANOUT || this == CPU_PACED;
        return Double.isFinite(figure) && !(cpu && figure == 0) ? OptionalDouble.of(figure) : OptionalDouble.empty();
    }

    private static Outcome.Traffic traffic(Outcome outcome) {
        return (Outcome.Traffic) outcome;
    }
}
