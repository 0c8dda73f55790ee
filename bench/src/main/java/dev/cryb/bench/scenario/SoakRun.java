package dev.cryb.bench.scenario;

import dev.cryb.bench.load.Counts;
import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadGenerator;
import dev.cryb.bench.load.LoadPlan;
import dev.cryb.bench.load.Pause;
import dev.cryb.bench.measure.Vitals;
import dev.cryb.bench.side.Side;
import dev.cryb.bench.side.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * About half of what the machine can do, for long: what is held on to must not grow.
 *
 * <p>Streams and nonces fill for some minutes first, so growth is counted from a third of the time on.
 */
final class SoakRun {

    private static final int SAMPLES = 15;
    private static final long MEBI = 1 << 20;
    private static final double GROWTH = 1.15;

    private final Side side;
    private final Dialect dialect;
    private final LoadShape shape;
    private final Consumer<String> say;

    SoakRun(Side side, Dialect dialect, LoadShape shape, Consumer<String> say) {
        this.side = side;
        this.dialect = dialect;
        this.shape = shape;
        this.say = say;
    }

    /** What is held at one time, by the names of processes. */
    private record Sample(Map<String, Vitals> processes, long redisBytes, long deadRows, long updatedBytes) {
        Vitals of(String name) {
            return processes.getOrDefault(name, Vitals.NONE);
        }
    }

    Outcome run() {
        LoadPlan plan = new LoadPlan(
                side.targets(),
                dialect,
                side.members(shape.sockets(), LoadShape.LARGE_ROOM),
                shape.threads(),
                shape.contentLength());
        Duration step = shape.soak().dividedBy(SAMPLES);
        List<Sample> samples = new ArrayList<>();
        try (LoadGenerator load = LoadGenerator.connect(plan)) {
            load.sendPaced((double) shape.soakRate() / LoadShape.LARGE_ROOM);
            for (int i = 1; i <= SAMPLES; i++) {
                Counts before = load.counts();
                Pause.of(step);
                Counts after = load.counts();
                Sample sample = sample();
                samples.add(sample);
                say.accept(String.format(
                        Locale.ROOT,
                        "  %3d of %d min: %,.0f deliveries/s; %s",
                        step.multipliedBy(i).toMinutes(),
                        shape.soak().toMinutes(),
                        (after.delivered() - before.delivered()) / (step.toMillis() / 1e3),
                        words(sample)));
            }
            List<String> problems = new ArrayList<>(load.finish().problems(side.promisesOrder()));
            problems.addAll(growth(samples.subList(SAMPLES / 3, SAMPLES)));
            return new Outcome.Soaked(Scenario.SOAK, problems, shape.soak(), words(samples.getLast()));
        }
    }

    private Sample sample() {
        Stores stores = side.stores();
        Map<String, Vitals> processes = new TreeMap<>();
        side.processes().forEach((name, pid) -> processes.put(name, Vitals.of(pid)));
        return new Sample(processes, stores.redisBytes(), stores.deadRows(), stores.updatedBytes());
    }

    private static List<String> growth(List<Sample> samples) {
        List<String> problems = new ArrayList<>();
        for (String name : samples.getFirst().processes().keySet()) {
            grew(problems, name + "'s live heap", samples, it -> it.of(name).liveBytes(), 8 * MEBI);
            grew(problems, name + "'s threads", samples, it -> it.of(name).threads(), 8);
            grew(problems, name + "'s descriptors", samples, it -> it.of(name).descriptors(), 16);
        }
        grew(problems, "Redis", samples, Sample::redisBytes, 16 * MEBI);
        grew(problems, "dead rows", samples, Sample::deadRows, 100_000);
        grew(problems, "tables that are updated in place", samples, Sample::updatedBytes, 16 * MEBI);
        return problems;
    }

    /** Compares the mean of the last third with that of the first. */
    private static void grew(
            List<String> problems, String what, List<Sample> samples, ToLongFunction<Sample> value, long slack) {
        int third = samples.size() / 3;
        double first = mean(samples.subList(0, third), value);
        double last = mean(samples.subList(samples.size() - third, samples.size()), value);
        if (last > first * GROWTH + slack) {
            problems.add(String.format(Locale.ROOT, "%s grew from %,.0f to %,.0f", what, first, last));
        }
    }

    private static double mean(List<Sample> samples, ToLongFunction<Sample> value) {
        return samples.stream().mapToLong(value).average().orElse(0);
    }

    private static String words(Sample sample) {
        StringBuilder words = new StringBuilder();
        sample.processes.forEach((name, it) -> words.append(String.format(
                Locale.ROOT,
                "%s %d MB %d threads %d fds, ",
                name,
                it.liveBytes() / MEBI,
                it.threads(),
                it.descriptors())));
        return words.append(String.format(
                        Locale.ROOT,
                        "Redis %d MB, %,d dead rows, updated tables %d MB",
                        sample.redisBytes / MEBI,
                        sample.deadRows,
                        sample.updatedBytes / MEBI))
                .toString();
    }
}
