package dev.cryb.bench.scenario;

import dev.cryb.bench.load.Counts;
import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadGenerator;
import dev.cryb.bench.load.LoadPlan;
import dev.cryb.bench.load.Member;
import dev.cryb.bench.load.Pause;
import dev.cryb.bench.load.Verdict;
import dev.cryb.bench.measure.CpuTimes;
import dev.cryb.bench.measure.CpuUse;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.side.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Connects, lets the side come to rest, warms up, measures a window, drains and judges. */
final class TrafficRun {

    private static final double MICROS_PER_MILLI = 1000;
    private static final int STATUSES_A_SECOND = 2_000;

    private final Side side;
    private final Dialect dialect;
    private final LoadShape shape;
    private final Machine machine;

    TrafficRun(Side side, Dialect dialect, LoadShape shape, Machine machine) {
        this.side = side;
        this.dialect = dialect;
        this.shape = shape;
        this.machine = machine;
    }

    Outcome.Traffic closedLoop(Scenario scenario, int roomSize) {
        return run(scenario, roomSize, load -> load.sendClosedLoop(shape.inFlight()));
    }

    Outcome.Traffic paced(Scenario scenario, int roomSize) {
        return run(scenario, roomSize, load -> load.sendPaced((double) shape.rate() / roomSize));
    }

    /** Each change is told to everyone in its room of 100. */
    Outcome.Traffic besideStatuses(Scenario scenario) {
        List<Member> everybody = side.neighbours(shape.idleSockets(), LoadShape.LARGE_ROOM);
        List<Member> people = everybody.subList(0, Math.min(LoadShape.CHANGING, everybody.size()));
        return run(scenario, people, load -> {
            load.changeStatuses(STATUSES_A_SECOND);
            load.sendPaced((double) shape.rate() / LoadShape.LARGE_ROOM);
        });
    }

    private Outcome.Traffic run(Scenario scenario, int roomSize, Consumer<LoadGenerator> begin) {
        return run(scenario, side.members(shape.sockets(), roomSize), begin);
    }

    private Outcome.Traffic run(Scenario scenario, List<Member> people, Consumer<LoadGenerator> begin) {
        LoadPlan plan = new LoadPlan(side.targets(), dialect, people, shape.threads(), shape.contentLength());
        OptionalLong storedBefore = side.stored();
        try (LoadGenerator load = LoadGenerator.connect(plan)) {
            Rest.await(side, machine);
            begin.accept(load);
            Pause.of(shape.warmUp());
            CpuTimes cpuBefore = machine.cpuTimes(side.serversAndDatabases());
            long from = System.nanoTime();
            load.record(from, from + shape.window().toNanos());
            Counts before = load.counts();
            Pause.of(shape.window());
            Counts after = load.counts();
            double seconds = (System.nanoTime() - from) / 1e9;
            CpuUse cpu = machine.cpuTimes(side.serversAndDatabases()).since(cpuBefore);
            Verdict verdict = load.finish();
            return new Outcome.Traffic(
                    scenario,
                    problems(verdict, storedBefore),
                    (after.delivered() - before.delivered()) / seconds,
                    (after.acked() - before.acked()) / seconds,
                    (after.statuses() - before.statuses()) / seconds,
                    latency(verdict.latency()),
                    verdict.reordered(),
                    cpu);
        }
    }

    private List<String> problems(Verdict verdict, OptionalLong storedBefore) {
        List<String> problems = new ArrayList<>(verdict.problems(side.promisesOrder()));
        if (verdict.delivered() == 0) {
            problems.add("nothing was delivered");
        }
        if (storedBefore.isPresent() && side.stored().isPresent()) {
            long kept = side.stored().getAsLong() - storedBefore.getAsLong();
            if (kept < verdict.acked() || kept > verdict.sent()) {
                problems.add(kept + " messages kept, " + verdict.acked() + " acked");
            }
        }
        return problems;
    }

    private static Outcome.Latency latency(Histogram micros) {
        return new Outcome.Latency(
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI);
    }
}
