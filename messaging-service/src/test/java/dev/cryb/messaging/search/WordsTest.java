package dev.cryb.messaging.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void caseAccentsAndFormsDoNotCount() {
        assertThat(Words.of("Crème BRÛLÉE, ﬁne! İstanbul")).containsExactly("creme", "brulee", "fine", "istanbul");
        assertThat(Words.of("Привет, мир")).containsExactly("привет", "мир");
        assertThat(Words.of("مرحبا بالعالم")).containsExactly("مرحبا", "بالعالم");
    }

    @Test
    void scriptsWithoutSpacesAreFoundByAnyPartOfThem() {
        for (String[] pair : new String[][] {
            {"我今天很高兴", "高兴"}, {"東京タワーに行く", "タワー"}, {"สวัสดีครับ", "สวัสดี"}, {"안녕하세요", "하세"}, {"日", "日"}
        }) {
            assertThat(Words.of(pair[0])).as(pair[0]).containsAll(Words.asked(pair[1]));
        }
        assertThat(Words.of("我今天")).doesNotContainAnyElementsOf(Words.asked("天我"));
    }

    @Test
    void marksAndOperatorsAreNoWords() {
        assertThat(Words.of("'; DROP TABLE -- & | ! <-> :* \"\\ S1 A2")).containsExactly("drop", "table", "s1", "a2");
        assertThat(Words.of("!!! ... \uD83D\uDE00")).isEmpty();
    }

    @Test
    void wordsAndTheirNumberAreBounded() {
        assertThat(Words.of("x".repeat(2_000))).containsExactly("x".repeat(40));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            many.appendCodePoint(0x4E00 + i);
        }
        assertThat(Words.of(many.toString())).hasSizeLessThanOrEqualTo(401);
    }

    @Test
    void queryOfTermsQuotesThem() {
        assertThat(Terms.all(List.of("it's", "a\\b"))).isEqualTo("'it''s' & 'a\\\\b'");
    }
}
