package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.Refused;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    @Test
    void usernameIsKeptInLowerCase() {
        Register register = new Register("Ada.L_1", "password", null);

        assertThat(register.username()).isEqualTo("ada.l_1");
        assertThat(register.shownName()).isEqualTo("ada.l_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ada lovelace", "ädä", "a-b", "abcdefghijklmnopqrstuvwxyz0123456", ""})
    void usernameOfOtherShapeIsRefused(String username) {
        assertRefused("username", () -> new Register(username, "password", null));
    }

    @Test
    void passwordLengthCountsCodePoints() {
        assertThat(new Register("ada", "🐎".repeat(8), null).password()).hasSize(16);
        assertRefused("password", () -> new Register("ada", "🐎".repeat(7), null));
        assertRefused("password", () -> new Register("ada", "p".repeat(129), null));
    }

    @Test
    void displayNameIsOneTo32Characters() {
        assertThat(new Register("ada", "password", " Ada ").shownName()).isEqualTo("Ada");
        assertRefused("displayName", () -> new Register("ada", "password", "  "));
        assertRefused("displayName", () -> new Register("ada", "password", "x".repeat(33)));
    }

    @Test
    void newPasswordIsNamedAsSuch() {
        assertRefused("newPassword", () -> new ChangePassword("whatever", "short"));
    }

    private static void assertRefused(String field, Runnable making) {
        assertThatThrownBy(making::run)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::field)
                .isEqualTo(field);
    }
}
