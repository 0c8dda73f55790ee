package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.bench.chaos.Chaos;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two minutes of {@code ./cryb bench chaos}.
 *
 * <p>{@code -Dcryb.chaos.seed} breaks the same things again, {@code -Dcryb.chaos.seconds} for another time.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ChaosFaultTest {

    private static final int PEOPLE = 16;

    @Test
    void whateverBreaksEveryPromiseIsKept() {
        long seed = Long.getLong("cryb.chaos.seed", ThreadLocalRandom.current().nextLong(1, 1_000_000));
        Duration length = Duration.ofSeconds(Long.getLong("cryb.chaos.seconds", 120));
        System.out.println("chaos with -Dcryb.chaos.seed=" + seed);

        Chaos.Verdict verdict = Chaos.run(seed, length, PEOPLE, System.out::println);

        verdict.words().forEach(System.out::println);
        assertThat(verdict.problems()).as("seed %d", seed).isEmpty();
    }
}
