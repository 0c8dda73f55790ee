package dev.cryb.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void theFirstRestartIsImmediate() {
        assertThat(Backoff.before(0)).isZero();
    }

    @Test
    void pausesGrowAndNeverPassTenSeconds() {
        var pauses = IntStream.rangeClosed(1, 100).mapToObj(Backoff::before).toList();

        assertThat(pauses).isSorted();
        assertThat(pauses.getFirst()).isEqualTo(Duration.ofMillis(250));
        assertThat(pauses.getLast()).isEqualTo(Duration.ofSeconds(10));
    }
}
