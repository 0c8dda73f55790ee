package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Argon2Test {

    @Test
    void hashIsAPhcStringWithOurCosts() {
        assertThat(Argon2.hash("correct horse")).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String stored = Argon2.hash("pässwörd 🐎");

        assertThat(Argon2.matches("pässwörd 🐎", stored)).isTrue();
        assertThat(Argon2.matches("passwörd 🐎", stored)).isFalse();
        assertThat(Argon2.hash("pässwörd 🐎")).isNotEqualTo(stored);
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32}. */
    @Test
    void hashOfTheReferenceImplementationMatches() {
        assertThat(Argon2.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void somethingElseIsNotAHash() {
        assertThatThrownBy(() -> Phc.parse("$2b$10$abc")).isInstanceOf(IllegalStateException.class);
    }
}
