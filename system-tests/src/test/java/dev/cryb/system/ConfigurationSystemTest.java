package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.settings.Startup;
import dev.cryb.stack.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that was configured wrongly says so, a line a fault, and does not start. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ConfigurationSystemTest {

    private static final String SECRET = "3v9aLmW0pQzX7tRb5nKc8yHd2sFg6jU1";

    @ParameterizedTest
    @CsvSource({
        "CRYB_SOCKET_PING_INTERVAL,0,100ms to 10m",
        "CRYB_SOCKET_IDENTIFY_TIMEOUT,-5s,100ms to 10m",
        "CRYB_LIMIT_MESSAGES,0/1s,a rate",
        "CRYB_GUARD_OPEN_FOR,10d,10ms to 5m",
        "JWT_EXPIRES_IN,soon,10s to 1d",
        "CRYB_LIMITS_ENABLED,perhaps,true",
        "ALLOWED_ORIGINS,chat.example.org,https://chat.example.org",
    })
    void valueThatIsNotAllowedIsNamedWithWhatIs(String variable, String value, String allowed) {
        End end = start("gateway-service", Map.of("JWT_SECRET", SECRET, variable, value));

        assertThat(end.code()).isEqualTo(Startup.WRONGLY_CONFIGURED);
        assertThat(end.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .contains(variable, value, allowed));
    }

    @Test
    void allFaultsAreListedTogether() {
        End end = start(
                "gateway-service",
                Map.of(
                        "JWT_SECRET",
                        "your-jwt-secret-key",
                        "REDIS_URL",
                        "redis://:cryb_redis_password@localhost:6380/0",
                        "CRYB_SOCKET_PNIG_INTERVAL",
                        "25s",
                        "CRYB_ACCOUNT_HASH_THREADS",
                        "0"));

        assertThat(end.faults())
                .contains("CRYB_SOCKET_PNIG_INTERVAL is no setting; did you mean CRYB_SOCKET_PING_INTERVAL?")
                .anyMatch(fault -> fault.startsWith("JWT_SECRET is one that documents print"))
                .anyMatch(fault -> fault.startsWith("the password in REDIS_URL is one"))
                .anyMatch(fault -> fault.contains("CRYB_ACCOUNT_HASH_THREADS) is `0`; allowed: 1 to 64"));
        assertThat(end.output()).doesNotContain("your-jwt-secret-key", "cryb_redis_password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messaging-service", "presence-service"})
    void everyServiceChecksItsOwn(String module) {
        End end = start(
                module, Map.of("CRYB_GUARD_CALLS", "1", "CRYB_BUS_LANS", "4", "MINIO_SECRET_KEY", "minioadmin123"));

        assertThat(end.code()).isEqualTo(Startup.WRONGLY_CONFIGURED);
        assertThat(end.faults())
                .containsExactly(
                        "CRYB_BUS_LANS is no setting; did you mean CRYB_BUS_LANES?",
                        "cryb.guard.calls (CRYB_GUARD_CALLS) is `1`; allowed: 2 to 10000",
                        "MINIO_SECRET_KEY is one that documents print; production needs one that nobody else knows");
    }

    /** How a process ended. */
    private record End(int code, String output) {

        List<String> faults() {
            assertThat(output).doesNotContain("\tat ", "Exception");
            return output.lines()
                    .filter(line -> line.startsWith("  "))
                    .map(String::strip)
                    .toList();
        }
    }

    private static End start(String module, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Checkout.find().serviceJar(module).toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CRYB_"));
        builder.environment().put("DATABASE_URL", "postgresql://someone:Xq29vLk3@localhost/cryb");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
