package dev.cryb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginListTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://chat.example.org",
                "http://localhost:3000,http://localhost:3002",
                "*",
                "capacitor://localhost",
                "http://[::1]:3000"
            })
    void realOriginsAreTaken(String list) {
        assertThat(OriginList.faults(list)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://chat.example.org/",
                "chat.example.org",
                "https://*.example.org",
                "/https?://.*/",
                "https://a b",
                "null",
                "https://a@b.org"
            })
    void whatNoBrowserSendsIsRefusedByName(String list) {
        assertThat(OriginList.faults("https://fine.example.org, " + list))
                .singleElement()
                .asString()
                .contains("`" + list + "`");
    }

    @Test
    void starIsNoticed() {
        assertThat(OriginList.isOpen("https://a.org, *")).isTrue();
        assertThat(OriginList.isOpen("https://a.org")).isFalse();
    }
}
