package dev.cryb.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void aValueStandsAfterTheOptionOrAfterAnEqualsSign() {
        var arguments = new Arguments(List.of("--port", "1", "--port=2"));

        arguments.next();
        assertThat(arguments.number("--port", 1, 9)).isEqualTo(1);
        arguments.next();
        assertThat(arguments.number("--port", 1, 9)).isEqualTo(2);
        assertThat(arguments.hasNext()).isFalse();
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        var arguments = new Arguments(List.of("--data"));
        arguments.next();

        assertThatThrownBy(() -> arguments.value("--data")).hasMessage("--data needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "three", "", "-1", "99999999999"})
    void aNumberOutOfBoundsIsRefusedWithTheBounds(String word) {
        var arguments = new Arguments(List.of(word));

        assertThatThrownBy(() -> arguments.number("--gateways", 1, 9))
                .isInstanceOf(UsageFailure.class)
                .hasMessage("--gateways takes a number from 1 to 9, not '" + word + "'");
    }
}
