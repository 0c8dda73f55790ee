package dev.cryb.guard;

import java.time.Duration;
import java.util.List;

/**
 * Tells a process that is stuck from one that waits for a store.
 *
 * <p>A loop that waits for a store that is away is well: another process would wait as well. One that does not turn
 * though all stores have answered for as long, or that has ended, is not, and only a new process helps.
 */
public final class Liveness {

    private final Duration bound;
    private final List<Pulse> pulses;
    private volatile long answeringSince;
    private volatile boolean answering;

    /**
     * @param bound how long a loop may not turn
     */
    public Liveness(Duration bound, List<Pulse> pulses) {
        this.bound = bound;
        this.pulses = List.copyOf(pulses);
    }

    /** Called a few times within the bound: whether all stores answer now. */
    public void onStores(boolean answer) {
        if (answer && !answering) {
            answeringSince = System.nanoTime();
        }
        answering = answer;
    }

    /** The loops that will not turn again; none while all is well. */
    public List<String> stuck() {
        boolean noExcuse = answering && System.nanoTime() - answeringSince > bound.toNanos();
        return pulses.stream()
                .filter(pulse -> pulse.hasEnded() || (noExcuse && pulse.isSilentFor(bound)))
                .map(Pulse::name)
                .toList();
    }
}
