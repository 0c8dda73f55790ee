package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 640;
    private static final Rate TWO_A_SECOND = new Rate(2, Duration.ofSeconds(1));

    private final AtomicLong now = new AtomicLong(SECOND);
    private final Ledger ledger = new Ledger(MOST, now::get);

    private long take(int party) {
        return take(party, LimitKind.EDITS, 0);
    }

    private long take(int party, LimitKind kind, long place) {
        return ledger.of(party(party))
                .take(kind, place, TWO_A_SECOND, now.get())
                .retryAfterMs();
    }

    private static Party party(int number) {
        return new Party("u:" + number);
    }

    @Test
    void eachPartyKindAndPlaceHasItsOwn() {
        assertThat(take(1)).isZero();
        assertThat(take(1)).isZero();
        assertThat(take(1)).isEqualTo(500);
        assertThat(take(2)).isZero();
        assertThat(take(1, LimitKind.TYPING, 0)).isZero();
        assertThat(take(1, LimitKind.EDITS, 7)).isZero();

        now.addAndGet(SECOND / 2);

        assertThat(take(1)).isZero();
        assertThat(take(1)).isEqualTo(500);
    }

    @Test
    void thereAreNeverMoreThanTheBound() {
        for (int party = 0; party < 100_000; party++) {
            take(party);
        }

        assertThat(ledger.size()).isLessThanOrEqualTo(MOST);
        take(99_999);
        assertThat(take(99_999)).isPositive();
    }

    @Test
    void whoHasSomethingOpenIsNotForgotten() {
        ledger.of(party(-1)).enter(10, now.get());
        for (int party = 0; party < 100_000; party++) {
            take(party);
        }

        assertThat(ledger.of(party(-1)).open()).isEqualTo(1);
    }

    @Test
    void whoHasUsedNothingUpGoes() {
        for (int party = 0; party < MOST / 2; party++) {
            take(party);
        }
        now.addAndGet(10 * SECOND);
        for (int party = MOST; party < 2 * MOST; party++) {
            take(party);
            now.addAndGet(SECOND);
        }

        assertThat(ledger.size()).isLessThan(200);
    }

    @Test
    void bucketsOfOnePartyAreBounded() {
        for (int place = 0; place < 10_000; place++) {
            take(1, LimitKind.MESSAGES, place);
        }

        assertThat(ledger.of(party(1)).spent(now.get())).hasSizeLessThanOrEqualTo(64);
    }
}
