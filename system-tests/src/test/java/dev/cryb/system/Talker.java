package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real LiveKit client in a process of its own, which can be killed. */
final class Talker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Writer orders;
    private final LinkedBlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();

    Talker() {
        try {
            process = new ProcessBuilder("node", "talk-voice.mjs")
                    .directory(NodeModules.FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = process.outputWriter(StandardCharsets.UTF_8);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> hearAll(lines), "talker");
        reader.setDaemon(true);
        reader.start();
    }

    private void hearAll(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            // Whoever is killed says nothing more, and its line may break before it ends.
            return;
        }
    }

    private void hear(String line) {
        try {
            JsonNode said = Json.tree(line);
            if (said.has("event")) {
                told.add(said);
            }
        } catch (JsonProcessingException e) {
            // The library's own words, which may be JSON too.
            return;
        }
    }

    /** Connects with what the gateway has answered. */
    void connect(JsonNode joined) {
        assertThat(joined.has("url") && joined.has("token"))
                .as(joined.toString())
                .isTrue();
        order(Client.data(
                "do",
                "connect",
                "url",
                joined.get("url").asText(),
                "token",
                joined.get("token").asText()));
    }

    /** Begins to send a tone. */
    void publish() {
        order(Client.data("do", "publish"));
    }

    /** Leaves as a client does that says so. */
    void leave() {
        order(Client.data("do", "leave"));
    }

    /** Dies without a word. */
    void kill() {
        process.destroyForcibly();
    }

    JsonNode expect(String event) {
        return expect(event, told -> true);
    }

    JsonNode expect(String event, Predicate<JsonNode> fits) {
        return expect(event, fits, PATIENCE);
    }

    JsonNode expect(String event, Predicate<JsonNode> fits, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        StringBuilder others = new StringBuilder();
        try {
            while (System.nanoTime() < end) {
                JsonNode next = told.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next != null && next.get("event").asText().equals(event) && fits.test(next)) {
                    return next;
                }
                if (next != null && others.length() < 2_000) {
                    others.append(next).append('\n');
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(event + " did not come; instead:\n" + others);
    }

    /** Waits until a tone is heard from someone. */
    void expectTone() {
        expect("hears", heard -> heard.get("peak").asInt() > 2_000);
    }

    /** Forgets what was told so far. */
    void forget() {
        told.clear();
    }

    private void order(JsonNode order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
