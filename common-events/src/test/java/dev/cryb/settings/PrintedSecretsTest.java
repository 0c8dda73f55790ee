package dev.cryb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedSecretsTest {

    @ParameterizedTest
    @CsvSource({
        "JWT_SECRET,your-jwt-secret-key",
        "JWT_SECRET,ChangeMe",
        "REDIS_PASSWORD,cryb_redis_password",
        "REDIS_URL,redis://:cryb_redis_password@localhost:6380/0",
        "REDIS_URL,'redis://a:6379,redis://:cryb_redis_password@b:6379'",
        "DATABASE_URL,postgresql://username:password@localhost:5432/cryb",
        "DATABASE_URL,postgresql://cryb_messaging:cryb_messaging@localhost:5432/cryb",
        "MINIO_SECRET_KEY,minioadmin123",
        "LIVEKIT_API_SECRET,secret"
    })
    void secretThatADocumentPrintsIsRefusedByName(String name, String value) {
        assertThat(faults(name, value))
                .singleElement()
                .asString()
                .contains(name)
                .doesNotContain(value);
    }

    @Test
    void shortJwtSecretIsRefused() {
        assertThat(faults("JWT_SECRET", "x7!kQ2")).singleElement().asString().contains("32 bytes");
        assertThat(faults("JWT_SECRET", "0123456789abcdef0123456789abcdef")).isEmpty();
    }

    @Test
    void passwordIsFoundInAUrl() {
        assertThat(PrintedSecrets.password("redis://:s3@localhost:6379/0")).contains("s3");
        assertThat(PrintedSecrets.password("postgresql://role:a:b@localhost/cryb"))
                .contains("a:b");
        assertThat(PrintedSecrets.password("redis://localhost:6379")).isEmpty();
        assertThat(PrintedSecrets.password("no url at all")).isEmpty();
    }

    private static List<String> faults(String name, String value) {
        return PrintedSecrets.faults(
                asked -> Optional.ofNullable(Map.of(name, value).get(asked)));
    }
}
