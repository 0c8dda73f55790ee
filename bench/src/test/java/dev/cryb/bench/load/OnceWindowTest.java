package dev.cryb.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OnceWindowTest {

    private final OnceWindow window = new OnceWindow();

    @Test
    void countsWhatComesInOrder() {
        LongStream.range(0, 5000).forEach(window::add);

        assertThat(window.missing(5000)).isZero();
        assertThat(window.doubled()).isZero();
        assertThat(window.reordered()).isZero();
    }

    @Test
    void takesNumbersInAnyOrderOnce() {
        Random random = new Random(7);
        for (int block = 0; block < 50; block++) {
            List<Long> numbers = new ArrayList<>(
                    LongStream.range(block * 100L, block * 100L + 100).boxed().toList());
            Collections.shuffle(numbers, random);
            numbers.forEach(window::add);
        }

        assertThat(window.missing(5000)).isZero();
        assertThat(window.doubled()).isZero();
        assertThat(window.reordered()).isPositive();
        assertThat(window.next()).isEqualTo(5000);
    }

    @Test
    void noticesCopies() {
        window.add(0);
        window.add(2);

        assertThat(window.add(0)).isFalse();
        assertThat(window.add(2)).isFalse();
        assertThat(window.add(1)).isTrue();
        assertThat(window.add(2)).isFalse();
        assertThat(window.doubled()).isEqualTo(3);
        assertThat(window.missing(3)).isZero();
    }

    @Test
    void noticesWhatNeverCame() {
        window.add(0);
        window.add(2);

        assertThat(window.missing(3)).isEqualTo(1);
        assertThat(window.missing(5)).isEqualTo(3);
    }

    @Test
    void givesUpNumbersThatAreFarBehind() {
        LongStream.range(0, 3000).filter(number -> number != 10).forEach(window::add);

        assertThat(window.missing(3000)).isEqualTo(1);
        assertThat(window.next()).isEqualTo(3000);
        assertThat(window.doubled()).isZero();
    }

    @Test
    void survivesALongGap() {
        window.add(100_000);

        assertThat(window.missing(100_001)).isEqualTo(100_000);
        assertThat(window.add(100_000)).isFalse();
    }
}
