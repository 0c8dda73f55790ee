package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The web client in a real browser, Chromium driven by Playwright: {@code js/browser.mjs} is two people's day with it.
 *
 * <p>Without a Chromium on the machine it is skipped, and says so; where {@code CI} is {@code true} that is a failure.
 * Its pictures are those of {@code docs/screenshots} when they are copied there: see docs/web-client.md.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BrowserSystemTest {

    private static final Path FOLDER = Path.of("js").toAbsolutePath();
    private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static Stack stack;
    private static Path chromium = Path.of(NAMES.get(0));

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> found = found();
        if (found.isEmpty()) {
            String missing = "There is no Chromium on this machine (Debian: apt-get install chromium).";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing + " The web client was not tried.");
        }
        chromium = found.orElseThrow();
        if (!Files.isDirectory(FOLDER.resolve("node_modules/playwright-core"))) {
            assertThat(run(Path.of("target/npm.log"), "npm", "ci", "--no-audit", "--no-fund"))
                    .isZero();
        }
        stack = Stack.start(StackOptions.fresh("media").withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void twoPeopleSpendADayInTheBrowser() throws IOException, InterruptedException {
        Path log = Path.of("target/browser.log");

        int status = run(
                log,
                "node",
                "browser.mjs",
                stack.gatewayUrls().get(0),
                chromium.toString(),
                PICTURES.toString(),
                Long.toString(stack.pid("gateway-1")));

        assertThat(log).content().endsWith("all seen\n");
        assertThat(status).isZero();
    }

    private static Optional<Path> found() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int run(Path log, String... command) throws IOException, InterruptedException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(9, TimeUnit.MINUTES))
                    .as(() -> "took too long: " + List.of(command))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }
}
