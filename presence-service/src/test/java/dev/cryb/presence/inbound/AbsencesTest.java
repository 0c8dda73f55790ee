package dev.cryb.presence.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a gateway counts as gone. */
class AbsencesTest {

    private static final List<String> ONE = List.of("gateway-1-a.0");

    private final Absences absences = new Absences(Duration.ofSeconds(45));
    private long now;

    private List<String> after(int seconds, Set<String> there) {
        List<String> over = List.of();
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            over = absences.looked(ONE, there, now);
        }
        return over;
    }

    @Test
    void leaseIsOverOnceItWasSeenToBeAwayForLongEnough() {
        assertThat(after(10, Set.copyOf(ONE))).isEmpty();
        assertThat(after(45, Set.of())).isEmpty();
        assertThat(after(1, Set.of())).isEqualTo(ONE);
    }

    @Test
    void leaseThatComesBackBeginsAnew() {
        after(44, Set.of());
        after(1, Set.copyOf(ONE));
        assertThat(after(45, Set.of())).isEmpty();
    }

    @Test
    void whatWeDidNotWatchDoesNotCount() {
        after(40, Set.of());
        absences.blind();
        assertThat(after(44, Set.of())).isEmpty();
        now += 60_000;
        assertThat(after(44, Set.of())).isEmpty();
        assertThat(after(2, Set.of())).isEqualTo(ONE);
    }
}
