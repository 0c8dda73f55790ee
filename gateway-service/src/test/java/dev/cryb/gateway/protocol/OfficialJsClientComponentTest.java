package dev.cryb.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official JavaScript client, driven by {@code src/test/js/walk.js}; left out where there is no Node. */
@QuarkusTest
@TestProfile(ProtocolOnlyProfile.class)
@SuppressWarnings("NullAway.Init")
class OfficialJsClientComponentTest {
    private static final Path SCRIPTS = Path.of("src/test/js");

    @TestHTTPResource("/")
    URI server;

    @BeforeAll
    static void installClient() throws Exception {
        assumeTrue(hasNode(), "no Node on this machine");
        if (Files.notExists(SCRIPTS.resolve("node_modules/socket.io-client"))) {
            assertThat(run(180, "npm", "ci", "--no-audit", "--no-fund")).contains("added");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void walksOnceAround(String transports) throws Exception {
        assertThat(run(60, "node", "walk.js", server.toString(), transports)).contains("walked");
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String run(int seconds, String... command) throws Exception {
        Path log = Files.createTempFile("official-client", ".log");
        Process process = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        return ended ? output : "took too long: " + output;
    }
}
