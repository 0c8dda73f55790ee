package dev.cryb.bench.report;

import dev.cryb.bench.scenario.LoadShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * What a reader needs to know to read the figures.
 *
 * @param commit of the checkout; {@code +} after it when there are changes on top; empty without git
 * @param gateways processes of ours that sockets were spread over; 0 for a stack that ran already
 */
public record RunFacts(
        Instant startedAt,
        String commit,
        int cpus,
        String system,
        String java,
        int gateways,
        int rounds,
        LoadShape shape) {

    public static RunFacts now(Path checkout, int gateways, int rounds, LoadShape shape) {
        return new RunFacts(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                commit(checkout),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.version"),
                gateways,
                rounds,
                shape);
    }

    private static String commit(Path checkout) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--exclude=*", "--dirty=+")
                    .directory(checkout.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String words = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? words : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
