package dev.cryb.bench.scenario;

import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadGenerator;
import dev.cryb.bench.load.LoadPlan;
import dev.cryb.bench.load.Member;
import dev.cryb.bench.load.Pause;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.side.Side;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a socket that does nothing adds to resident memory.
 *
 * <p>Before the first reading, sockets come and go, so that code, pools and young generations are there already and
 * are not counted as the sockets' own. No collection is forced: what counts is what the machine has to give.
 */
final class IdleRun {

    private static final int REHEARSALS = 2;
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final Side side;
    private final Dialect dialect;
    private final LoadShape shape;
    private final Machine machine;

    IdleRun(Side side, Dialect dialect, LoadShape shape, Machine machine) {
        this.side = side;
        this.dialect = dialect;
        this.shape = shape;
        this.machine = machine;
    }

    Outcome run() {
        if (!machine.readable() || side.servers().isEmpty()) {
            return new Outcome.Broken(Scenario.IDLE, List.of("resident memory cannot be read here"));
        }
        List<Member> people = side.members(shape.sockets(), LoadShape.LARGE_ROOM);
        for (int i = 0; i < REHEARSALS; i++) {
            connect(people, shape.sockets()).close();
        }
        Pause.of(SETTLE);
        long before = machine.residentBytes(side.servers());
        try (LoadGenerator load = connect(people, shape.idleSockets())) {
            Pause.of(SETTLE);
            long after = machine.residentBytes(side.servers());
            return new Outcome.Idle(
                    Scenario.IDLE,
                    load.finish().problems(false),
                    shape.idleSockets(),
                    (double) (after - before) / shape.idleSockets());
        }
    }

    /** People have as many sockets each as are needed. */
    private LoadGenerator connect(List<Member> people, int sockets) {
        List<Member> members = IntStream.range(0, sockets)
                .mapToObj(i -> people.get(i % people.size()))
                .toList();
        return LoadGenerator.connect(
                new LoadPlan(side.targets(), dialect, members, shape.threads(), shape.contentLength()));
    }
}
