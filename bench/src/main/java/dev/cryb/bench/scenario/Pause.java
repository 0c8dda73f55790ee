package dev.cryb.bench.scenario;

import dev.cryb.bench.load.LoadFailed;
import java.time.Duration;

/** Lets measured time pass. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted");
        }
    }
}
