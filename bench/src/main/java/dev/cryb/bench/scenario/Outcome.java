package dev.cryb.bench.scenario;

import dev.cryb.bench.measure.CpuUse;
import java.time.Duration;
import java.util.List;

/** What one scenario gave on one side. */
public sealed interface Outcome {

    Scenario scenario();

    /** What went wrong; empty when the figures count. */
    List<String> problems();

    default boolean failed() {
        return !problems().isEmpty();
    }

    /**
     * Of a scenario that sends.
     *
     * @param deliveriesPerSecond events that reached clients
     * @param acksPerSecond messages acked
     * @param statusesPerSecond presences that reached clients
     * @param reordered deliveries that came after a later one of the same sender
     */
    record Traffic(
            Scenario scenario,
            List<String> problems,
            double deliveriesPerSecond,
            double acksPerSecond,
            double statusesPerSecond,
            Latency latency,
            long reordered,
            CpuUse cpu)
            implements Outcome {

        /** CPU seconds of servers and databases for 100,000 deliveries. */
        public double cpuPer100k() {
            return cpu.servers() / (deliveriesPerSecond * cpu.seconds()) * 100_000;
        }
    }

    /** Milliseconds from the time that a message was meant to be sent to its deliveries. */
    record Latency(double p50, double p99, double max) {}

    /**
     * Of the scenario that only connects.
     *
     * @param bytesPerSocket resident memory that each socket added to the servers and Redis
     */
    record Idle(Scenario scenario, List<String> problems, int sockets, double bytesPerSocket) implements Outcome {}

    /** Of a scenario that asks at an even pace; milliseconds from the time that it was meant to be asked. */
    record Asked(Scenario scenario, List<String> problems, double perSecond, double p50, double p95, double p99)
            implements Outcome {}

    /**
     * What it costs to know who is there.
     *
     * @param cores of the presence service, Redis and Postgres, more than without anybody
     */
    record Present(Scenario scenario, List<String> problems, int sockets, double cores) implements Outcome {}

    /**
     * Of the scenario in which all come back.
     *
     * @param seconds until the last one had been let in again
     */
    record Returned(Scenario scenario, List<String> problems, int sockets, double seconds) implements Outcome {}

    /**
     * Of the scenario that lasts.
     *
     * @param held what was held at the end, in words
     */
    record Soaked(Scenario scenario, List<String> problems, Duration time, String held) implements Outcome {}

    /** Of a scenario that did not get as far as measuring. */
    record Broken(Scenario scenario, List<String> problems) implements Outcome {}
}
