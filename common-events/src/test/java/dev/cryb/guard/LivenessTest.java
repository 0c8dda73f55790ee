package dev.cryb.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private static final Duration BOUND = Duration.ofMillis(200);

    private final Pulse lane = new Pulse("lane");
    private final Liveness liveness = new Liveness(BOUND, List.of(lane));

    @Test
    void loopThatDoesNotTurnThoughStoresAnswerIsStuck() {
        lane.beat();
        liveness.onStores(true);
        letPass();
        assertThat(liveness.stuck()).containsExactly("lane");

        lane.beat();
        assertThat(liveness.stuck()).isEmpty();
    }

    @Test
    void loopThatWaitsForAStoreIsWell() {
        lane.beat();
        liveness.onStores(true);
        liveness.onStores(false);
        letPass();
        assertThat(liveness.stuck()).isEmpty();
    }

    @Test
    void loopHasAsLongAfterAnOutageAsWithoutOne() {
        lane.beat();
        letPass();
        liveness.onStores(true);
        assertThat(liveness.stuck()).isEmpty();
        letPass();
        liveness.onStores(true);
        assertThat(liveness.stuck()).containsExactly("lane");
    }

    @Test
    void loopThatHasEndedIsStuckWhateverTheStoresDo() {
        lane.end();
        assertThat(liveness.stuck()).containsExactly("lane");
    }

    @Test
    void loopThatHasNotBegunIsNotMissed() {
        liveness.onStores(true);
        letPass();
        assertThat(liveness.stuck()).isEmpty();
    }

    private static void letPass() {
        long end = System.nanoTime() + BOUND.toNanos() + 1_000_000;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
