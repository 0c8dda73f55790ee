package dev.cryb.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.request.ListMessages;
import org.junit.jupiter.api.Test;

class HistorySliceTest {

    private static final ChannelId CHANNEL = new ChannelId(1);
    private static final MessageId ANY = new MessageId(2);

    @Test
    void withoutAnchorItIsTheNewestFifty() {
        assertThat(HistorySlice.of(new ListMessages(CHANNEL, null, null, null, null, null, null), 80, 0))
                .containsExactly(new HistorySlice(1, 80, 50, false));
    }

    @Test
    void beforeEndsBelowItsAnchorAndAfterBeginsAboveIt() {
        assertThat(HistorySlice.of(new ListMessages(CHANNEL, ANY, null, null, null, null, 10), 80, 39))
                .containsExactly(new HistorySlice(1, 39, 10, false));
        assertThat(HistorySlice.of(new ListMessages(CHANNEL, null, ANY, null, null, null, 10), 80, 40))
                .containsExactly(new HistorySlice(41, 80, 10, true));
    }

    @Test
    void aroundGivesTheOddOneToTheOlderSide() {
        assertThat(HistorySlice.of(new ListMessages(CHANNEL, null, null, ANY, null, null, 5), 80, 40))
                .containsExactly(new HistorySlice(1, 40, 3, false), new HistorySlice(41, 80, 2, true));
    }

    @Test
    void rangeEndsAtTheNewest() {
        assertThat(HistorySlice.of(new ListMessages(CHANNEL, null, null, null, 70L, 200L, 50), 80, 0))
                .containsExactly(new HistorySlice(70, 80, 50, true));
        assertThat(HistorySlice.of(new ListMessages(CHANNEL, null, null, null, 81L, 200L, 50), 80, 0)
                        .get(0)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void longRunIsLookedAtFromTheEndThatIsAsked() {
        HistorySlice back = new HistorySlice(1, 50_000, 50, false);
        HistorySlice forth = new HistorySlice(1, 50_000, 50, true);
        HistorySlice whole = new HistorySlice(1, HistorySlice.PLACES, 50, true);

        assertThat(back.bounded()).isEqualTo(new HistorySlice(50_001 - HistorySlice.PLACES, 50_000, 50, false));
        assertThat(forth.bounded()).isEqualTo(whole);
        assertThat(whole.bounded()).isEqualTo(whole);
    }
}
