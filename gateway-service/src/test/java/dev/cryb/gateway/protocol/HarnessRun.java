package dev.cryb.gateway.protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the harness open so that something outside can be run against it: {@code -Dharness.seconds=600}. */
@QuarkusTest
@TestProfile(HarnessRun.Profile.class)
@EnabledIfSystemProperty(named = "harness.seconds", matches = "\\d+")
class HarnessRun {
    public static class Profile extends ProtocolOnlyProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = super.getConfigOverrides();
            config.put("quarkus.http.test-port", System.getProperty("harness.port", "3000"));
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith("cryb.") || name.startsWith("quarkus."))
                    .forEach(name -> config.put(name, System.getProperty(name)));
            return config;
        }
    }

    @Test
    void staysOpen() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(Long.getLong("harness.seconds", 1)));
    }
}
