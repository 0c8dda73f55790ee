package dev.cryb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

    @ConfigMapping(prefix = "cryb.limit")
    interface Sample {

        @WithDefault("true")
        boolean enabled();

        @WithDefault("4")
        @Allowed(from = "1", to = "64")
        int lanes();

        @WithDefault("0.5")
        @Allowed(from = "0.01", to = "1")
        double ratio();

        @Allowed(words = "a secret", pattern = ".{8,}", secret = true)
        Optional<String> secret();

        @Allowed(words = "names", pattern = "[a-z]+")
        Optional<List<String>> names();

        Map<String, Outside> outside();

        interface Outside {
            String issuer();
        }
    }

    @Test
    void whatIsRightHasNoFault() {
        assertThat(faults(
                        Map.of(
                                "cryb.limit.lanes",
                                "64",
                                "cryb.limit.names",
                                "alice, bob",
                                "cryb.limit.outside.mine.issuer",
                                "me"),
                        Map.of("CRYB_LIMIT_RATIO", "1", "CRYB_LIMIT_OUTSIDE_MINE_ISSUER", "you")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cryb.limit.lanse,cryb.limit.lanes", "cryb.limit.enable,cryb.limit.enabled"})
    void unknownKeyIsRefusedWithTheNearestOne(String key, String nearest) {
        assertThat(faults(Map.of(key, "1"), Map.of()))
                .containsExactly(key + " is no setting; did you mean " + nearest + "?");
    }

    @Test
    void unknownVariableIsRefusedWithTheNearestOne() {
        assertThat(faults(Map.of(), Map.of("CRYB_LIMIT_LANSE", "1")))
                .containsExactly("CRYB_LIMIT_LANSE is no setting; did you mean CRYB_LIMIT_LANES?");
        assertThat(faults(Map.of(), Map.of("CRYB_LIMITS_ENABLE", "1")).get(0)).contains("CRYB_LIMITS_ENABLED");
        assertThat(faults(Map.of("%prod.cryb.entirely-else", "1"), Map.of()))
                .containsExactly("cryb.entirely-else is no setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CRYB_HOME",
                "CRYB_CI_PORT",
                "CRYB_TEST_HALT_AT",
                "CRYB_LIMITS_ENABLED",
                "CRYB_GATEWAY_SERVICE_HOST",
                "CRYB_GATEWAY_SERVICE_PORT_HTTP",
                "CRYB_GATEWAY_PORT_3001_TCP_ADDR",
                "CRYB_PORT",
                "CRYB_SOCKET_PING_INTERVAL"
            })
    void variablesOfOthersAreLeftToThem(String variable) {
        assertThat(faults(Map.of(), Map.of(variable, "1"))).isEmpty();
    }

    @Test
    void valueOutOfRangeIsNamedWithWhatIsAllowed() {
        assertThat(faults(Map.of("cryb.limit.lanes", "0"), Map.of("CRYB_LIMIT_RATIO", "-1")))
                .containsExactly(
                        "cryb.limit.lanes (CRYB_LIMIT_LANES) is `0`; allowed: 1 to 64",
                        "cryb.limit.ratio (CRYB_LIMIT_RATIO) is `-1`; allowed: 0.01 to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"four", "99999999999999999999", "4.5", "\u001b[2J\n"})
    void valueOfAnotherKindIsNamed(String value) {
        assertThat(faults(Map.of("cryb.limit.lanes", value), Map.of()))
                .singleElement()
                .asString()
                .endsWith("allowed: 1 to 64")
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsNotTakenForFalse() {
        assertThat(faults(Map.of("cryb.limit.enabled", "on please"), Map.of()))
                .containsExactly("cryb.limit.enabled (CRYB_LIMIT_ENABLED) is `on please`; allowed: `true` or `false`");
    }

    @Test
    void variableBehindAKeyIsNamedAndASecretIsNot() {
        assertThat(faults(Map.of("cryb.limit.secret", "${JWT_SECRET}", "JWT_SECRET", "short"), Map.of()))
                .containsExactly("cryb.limit.secret (JWT_SECRET) is what is given; allowed: a secret");
    }

    private static List<String> faults(Map<String, String> properties, Map<String, String> environment) {
        return new SettingsCheck(
                        new SmallRyeConfigBuilder()
                                .addDefaultInterceptors()
                                .withSources(
                                        new PropertiesConfigSource(properties, "test", 100),
                                        new EnvConfigSource(environment, 300))
                                .build(),
                        Settings.of(List.of(Sample.class)),
                        Map.of())
                .faults();
    }
}
