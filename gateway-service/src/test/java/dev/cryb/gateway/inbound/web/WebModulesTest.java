package dev.cryb.gateway.inbound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs {@code src/test/web}: the client's modules that need no browser, under Node's own test runner. */
class WebModulesTest {

    @Test
    void modulesKeepTheirPromises() throws Exception {
        assumeTrue(hasNode(), "no Node on this machine");
        Path log = Path.of("target/web-modules.log");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "src/test/web/modules.test.mjs")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment()
                .put("WEB", Path.of("target/classes/web").toAbsolutePath().toString());

        Process process = node.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> read(log)).isZero();
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
