package dev.cryb.stack.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisBinaryTest {

    @ParameterizedTest
    @CsvSource({
        "Redis server v=6.2.11 sha=00000000:0 malloc=jemalloc-5.1.0 bits=64, true",
        "Redis server v=8.0.0 sha=00000000:1, true",
        "Valkey server v=8.1.1 sha=00000000:0, true",
        "Redis server v=6.0.16 sha=00000000:0, false",
        "Redis server v=5.0.14 sha=00000000:0, false",
        "no such program, false",
    })
    void takesSixTwoAndLater(String output, boolean recent) {
        assertThat(RedisBinary.isRecent(output)).isEqualTo(recent);
    }
}
