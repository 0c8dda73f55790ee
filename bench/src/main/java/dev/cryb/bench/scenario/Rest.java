package dev.cryb.bench.scenario;

import dev.cryb.bench.load.Pause;
import dev.cryb.bench.measure.CpuTimes;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.side.Side;
import java.time.Duration;

/** Lets a side finish what the former scenario has left it (indexing, compiling), so that each is measured by itself. */
final class Rest {

    private static final double AT_REST_CORES = 0.1;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_IN_A_ROW = 2;
    private static final int MOST_LOOKS = 60;

    private Rest() {}

    /** Returns when servers and databases have had next to nothing to do for a while, or after a minute. */
    static void await(Side side, Machine machine) {
        CpuTimes before = machine.cpuTimes(side.serversAndDatabases());
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < LOOKS_IN_A_ROW; look++) {
            Pause.of(LOOK);
            CpuTimes now = machine.cpuTimes(side.serversAndDatabases());
            quiet = now.since(before).serverCores() < AT_REST_CORES ? quiet + 1 : 0;
            before = now;
        }
    }
}
