package dev.cryb.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile(2, 3);
    private final List<Integer> inside = new ArrayList<>();

    private void enter(int number) {
        turnstile.enter(() -> inside.add(number));
    }

    @Test
    void thoseWhoWaitComeInTheirOrderAsOthersLeave() {
        for (int i = 1; i <= 4; i++) {
            enter(i);
        }
        assertThat(inside).containsExactly(1, 2);

        turnstile.leave();
        assertThat(inside).containsExactly(1, 2, 3);
        turnstile.leave();
        turnstile.leave();
        enter(5);
        assertThat(inside).containsExactly(1, 2, 3, 4, 5);
        enter(6);
        assertThat(inside).doesNotContain(6);
    }

    @Test
    void isFullWhenSoManyWait() {
        for (int i = 1; i <= 4; i++) {
            enter(i);
            assertThat(turnstile.isFull()).isFalse();
        }
        enter(5);
        assertThat(turnstile.isFull()).isTrue();

        turnstile.leave();
        assertThat(turnstile.isFull()).isFalse();
    }
}
