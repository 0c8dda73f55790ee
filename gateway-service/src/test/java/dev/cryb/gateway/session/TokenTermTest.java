package dev.cryb.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.gateway.session.TokenTerm.Step;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenTermTest {

    private static final Instant END = Instant.parse("2026-01-01T12:00:00Z");

    private final TokenTerm term = new TokenTerm();

    @Test
    void warnsOnceAMinuteBeforeAndEndsTwentyFiveSecondsAfter() {
        term.begin(END);

        assertThat(term.at(END.minusSeconds(61))).isEqualTo(Step.NOTHING);
        assertThat(term.at(END.minusSeconds(60))).isEqualTo(Step.WARN);
        assertThat(term.at(END.minusSeconds(59))).isEqualTo(Step.NOTHING);
        assertThat(term.at(END.plusSeconds(25))).isEqualTo(Step.NOTHING);
        assertThat(term.at(END.plusSeconds(26))).isEqualTo(Step.END);
    }

    @Test
    void newTokenBeginsAnew() {
        term.begin(END);
        assertThat(term.at(END)).isEqualTo(Step.WARN);

        term.begin(END.plusSeconds(900));

        assertThat(term.at(END.plusSeconds(100))).isEqualTo(Step.NOTHING);
        assertThat(term.at(END.plusSeconds(850))).isEqualTo(Step.WARN);
    }

    @Test
    void withoutATokenThereIsNoEnd() {
        assertThat(term.at(END)).isEqualTo(Step.NOTHING);
    }
}
