package dev.cryb.stack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void eachRoleGetsItsOwnUrl() {
        var address = new DatabaseAddress("127.0.0.1", 5432, "cryb", "");

        assertThat(address.url(DatabaseAddress.role("gateway"), "pw"))
                .isEqualTo("postgresql://cryb_gateway:pw@127.0.0.1:5432/cryb");
        assertThat(address.jdbcUrl(DatabaseAddress.OWNER, "pw"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/cryb?user=cryb_owner&password=pw");
    }

    @Test
    void aGivenUrlIsTakenApart() {
        var given = DatabaseAddress.Given.parse("postgres://me:a%40b+c@db.example/mine?sslmode=require");

        assertThat(given.user()).isEqualTo("me");
        assertThat(given.password()).isEqualTo("a@b+c");
        assertThat(given.address()).isEqualTo(new DatabaseAddress("db.example", 5432, "mine", "sslmode=require"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://u:p@h/d", "postgresql://h/d", "postgresql://u:p@h", "postgresql://u:p@h/", "nothing"})
    void aUrlThatLacksSomethingIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseAddress.Given.parse(url)).hasMessageContaining("DATABASE_URL must read");
    }
}
