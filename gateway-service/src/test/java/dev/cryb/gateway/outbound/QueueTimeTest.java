package dev.cryb.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueTimeTest {

    private final QueueTime queue = new QueueTime();

    @Test
    void lastAnswerSaysWhatToExpectWhileSomethingWaits() {
        assertThat(queue.expectedMs()).isZero();
        queue.sent();
        queue.sent();
        queue.sent();
        assertThat(queue.expectedMs()).isZero();

        queue.ended(4_000);
        assertThat(queue.expectedMs()).isEqualTo(4_000);
        queue.ended(20);
        assertThat(queue.expectedMs()).isEqualTo(20);
    }

    @Test
    void emptyLineLetsOneInWhateverItWasLike() {
        queue.sent();
        queue.ended(12_000);

        assertThat(queue.expectedMs()).isZero();
        assertThat(queue.isEmpty()).isTrue();
    }
}
