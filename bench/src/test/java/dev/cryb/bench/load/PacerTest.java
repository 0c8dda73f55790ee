package dev.cryb.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void nothingIsDueBeforeTheStart() {
        assertThat(new Pacer(100, 10).dueBy(99)).isZero();
        assertThat(new Pacer(100, 10).dueBy(100)).isEqualTo(1);
    }

    @Test
    void keepsTheRateOverTime() {
        Pacer pacer = new Pacer(0, 100);

        assertThat(pacer.dueBy(SECOND - 1)).isEqualTo(100);
        assertThat(pacer.dueBy(60 * SECOND - 1)).isEqualTo(6000);
        assertThat(pacer.meantAt(6000)).isEqualTo(60 * SECOND);
    }

    @Test
    void aStallMakesAllThatWasMissedDue() {
        Pacer pacer = new Pacer(0, 1000);

        long before = pacer.dueBy(SECOND);
        long after = pacer.dueBy(3 * SECOND);

        assertThat(after - before).isEqualTo(2000);
        assertThat(pacer.meantAt(before)).isLessThan(3 * SECOND);
    }

    @Test
    void eachMessageIsDueFromTheNanosecondItIsMeantFor() {
        Pacer pacer = new Pacer(12_345, 333.3);

        for (long i = 0; i < 10_000; i++) {
            long meant = pacer.meantAt(i);
            assertThat(pacer.dueBy(meant)).isEqualTo(i + 1);
            assertThat(pacer.dueBy(meant - 1)).isEqualTo(i);
        }
    }
}
