package dev.cryb.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.id.UserId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExodusTest {

    private static final int ALL = 500;

    private final Exodus exodus = new Exodus();

    private static UserId user(long number) {
        return new UserId(number << 22);
    }

    /** These go within a second. */
    private List<UserId> go(long from, long until, int all, long nowMs) {
        return LongStream.range(from, until)
                .mapToObj(number -> exodus.lost(user(number), all, nowMs + (number - from) * 1_000 / (until - from)))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void fewAreNotExpectedBack() {
        assertThat(go(0, Exodus.MANY - 1, ALL, 0)).isEmpty();
        assertThat(exodus.expects(user(0), 1_000)).isFalse();
    }

    @Test
    void whoWentBeforeThereWereManyIsExpectedWithThem() {
        List<UserId> expected = go(0, 300, ALL, 0);

        assertThat(expected)
                .containsExactlyElementsOf(
                        LongStream.range(0, 300).mapToObj(ExodusTest::user).toList());
        assertThat(exodus.expects(user(0), 1_000)).isTrue();
        assertThat(exodus.expects(user(300), 1_000)).isFalse();
    }

    @Test
    void manyOfVeryManyGoOneByOne() {
        assertThat(go(0, 900, 10_000, 0)).isEmpty();
        assertThat(go(900, 1_100, 10_000, 1_000)).hasSize(1_100);
    }

    @Test
    void slowlyTheyGoOneByOneToo() {
        for (int number = 0; number < 10 * Exodus.MANY; number++) {
            assertThat(exodus.lost(user(number), ALL, number * (Exodus.WINDOW_MS / Exodus.MANY + 2)))
                    .isEmpty();
        }
    }

    @Test
    void whoIsBackOrHasNotComeForLongIsNotExpected() {
        go(0, 200, ALL, 0);
        exodus.back(user(7));

        assertThat(exodus.expects(user(7), 2_000)).isFalse();
        assertThat(exodus.expects(user(8), 2_000)).isTrue();
        assertThat(exodus.expects(user(8), 1_000 + Exodus.EXPECTED_MS)).isFalse();
        assertThat(go(200, 250, ALL, 60_000)).isEmpty();
    }
}
