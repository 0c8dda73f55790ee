package dev.cryb.bench.scenario;

import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadGenerator;
import dev.cryb.bench.load.LoadPlan;
import dev.cryb.bench.load.Pause;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.side.Side;
import java.time.Duration;
import java.util.List;

/**
 * What it costs to know that many people are there who do nothing.
 *
 * <p>Counted is what the presence service, Redis and Postgres use more than without anybody. A gateway's own part is one
 * command to Redis each 2 s, however many there are.
 */
final class PresentRun {

    private static final Duration SETTLE = Duration.ofSeconds(15);

    private final Side side;
    private final Dialect dialect;
    private final LoadShape shape;
    private final Machine machine;

    PresentRun(Side side, Dialect dialect, LoadShape shape, Machine machine) {
        this.side = side;
        this.dialect = dialect;
        this.shape = shape;
        this.machine = machine;
    }

    Outcome run() {
        if (!machine.readable() || side.watchers().isEmpty()) {
            return new Outcome.Broken(Scenario.PRESENT, List.of("CPU time cannot be read here"));
        }
        LoadPlan plan = new LoadPlan(
                side.targets(),
                dialect,
                side.neighbours(shape.idleSockets(), LoadShape.LARGE_ROOM),
                shape.threads(),
                shape.contentLength());
        // What seeding left to do is done, as after the people have come.
        Pause.of(SETTLE);
        double alone = cores();
        try (LoadGenerator load = LoadGenerator.connect(plan)) {
            Pause.of(SETTLE);
            double present = cores();
            return new Outcome.Present(
                    Scenario.PRESENT, load.finish().problems(false), shape.idleSockets(), present - alone);
        }
    }

    private double cores() {
        var before = machine.cpuTimes(side.watchers());
        Pause.of(shape.window().multipliedBy(2));
        return machine.cpuTimes(side.watchers()).since(before).serverCores();
    }
}
