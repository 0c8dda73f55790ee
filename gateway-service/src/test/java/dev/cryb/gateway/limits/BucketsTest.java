package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 640;
    private static final Rate TWO_A_SECOND = new Rate(2, Duration.ofSeconds(1));

    private final AtomicLong now = new AtomicLong(SECOND);
    private final Buckets<Integer> buckets = new Buckets<>(MOST, now::get);

    @Test
    void eachKeyHasItsOwn() {
        assertThat(buckets.take(1, TWO_A_SECOND)).isZero();
        assertThat(buckets.take(1, TWO_A_SECOND)).isZero();
        assertThat(buckets.take(1, TWO_A_SECOND)).isEqualTo(500);
        assertThat(buckets.take(2, TWO_A_SECOND)).isZero();

        now.addAndGet(SECOND / 2);

        assertThat(buckets.take(1, TWO_A_SECOND)).isZero();
        assertThat(buckets.take(1, TWO_A_SECOND)).isEqualTo(500);
    }

    @Test
    void thereAreNeverMoreThanTheBound() {
        for (int key = 0; key < 100_000; key++) {
            buckets.take(key, TWO_A_SECOND);
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(MOST);
        buckets.take(99_999, TWO_A_SECOND);
        assertThat(buckets.take(99_999, TWO_A_SECOND)).isPositive();
    }

    @Test
    void bucketsThatAreFullAgainGo() {
        for (int key = 0; key < MOST / 2; key++) {
            buckets.take(key, TWO_A_SECOND);
        }
        now.addAndGet(10 * SECOND);
        for (int key = MOST; key < 2 * MOST; key++) {
            buckets.take(key, TWO_A_SECOND);
            now.addAndGet(SECOND);
        }

        assertThat(buckets.size()).isLessThan(200);
    }
}
