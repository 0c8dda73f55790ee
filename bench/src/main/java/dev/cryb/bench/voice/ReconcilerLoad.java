package dev.cryb.bench.voice;

import dev.cryb.bench.measure.CpuUse;
import dev.cryb.bench.measure.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What the voice service takes of the processor while nobody asks anything of it: nearly all of it is the reconciler. */
public final class ReconcilerLoad {

    private final Machine machine = Machine.local();
    private final long pid;
    private final Duration window;

    /** @param pid of the one voice service */
    public ReconcilerLoad(long pid, Duration window) {
        this.pid = pid;
        this.window = window;
    }

    /** Lets what was asked before come to its end. */
    public void settle(Duration time) {
        pass(time);
    }

    /** Measures for the length of the window. */
    public String measure(String what) {
        var before = machine.cpuTimes(List.of(pid));
        pass(window);
        CpuUse used = machine.cpuTimes(List.of(pid)).since(before);
        return String.format(
                Locale.ROOT,
                "%s: the voice service takes %.1f %% of a core (over %.0f s; everything else on the machine %.2f cores)",
                what,
                100 * used.serverCores(),
                used.seconds(),
                used.otherCores());
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
