package dev.cryb.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedSecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"your-jwt-secret-key", "SECRET", "devkey", "minioadmin"})
    void secretThatADocumentPrintsIsRefusedByName(String secret) {
        assertThatThrownBy(() -> PrintedSecrets.requireJwtSecret(secret)).hasMessageStartingWith("JWT_SECRET is one");
    }

    @Test
    void shortJwtSecretIsRefused() {
        assertThatThrownBy(() -> PrintedSecrets.requireJwtSecret("x7!kQ2")).hasMessageContaining("32 bytes");
        PrintedSecrets.requireJwtSecret("0123456789abcdef0123456789abcdef");
    }

    @Test
    void passwordIsFoundInAUrl() {
        assertThat(PrintedSecrets.password("redis://:s3@localhost:6379/0")).contains("s3");
        assertThat(PrintedSecrets.password("postgresql://role:a:b@localhost/cryb"))
                .contains("a:b");
        assertThat(PrintedSecrets.password("redis://localhost:6379")).isEmpty();
    }
}
