package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Scripts of {@code js} that drive a real browser, Chromium by Playwright.
 *
 * <p>Without a Chromium on the machine they are skipped, and it is said so; where {@code CI} is {@code true} that is a
 * failure. Their pictures are those of {@code docs/screenshots} when they are copied there: see docs/web-client.md.
 */
final class Browsers {

    private static final Path FOLDER = NodeModules.FOLDER;
    private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path chromium;

    private Browsers(Path chromium) {
        this.chromium = chromium;
    }

    static Browsers found() throws IOException, InterruptedException {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String missing = "There is no Chromium on this machine (Debian: apt-get install chromium).";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing + " The web client was not tried.");
        }
        NodeModules.install();
        return new Browsers(found.orElseThrow());
    }

    /**
     * Runs a script to its end; all of its facts must be seen.
     *
     * @param run what its people's names end with
     */
    void expectAllSeen(String script, String url, String run, String... more) throws IOException, InterruptedException {
        Path log = Path.of("target/" + script + ".log");
        List<String> command =
                new ArrayList<>(List.of("node", script + ".mjs", url, chromium.toString(), PICTURES.toString(), run));
        command.addAll(List.of(more));

        int status = run(log, command);

        assertThat(log).content().endsWith("all seen\n");
        assertThat(status).isZero();
    }

    private static int run(Path log, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(9, TimeUnit.MINUTES))
                    .as(() -> "took too long: " + command)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }
}
