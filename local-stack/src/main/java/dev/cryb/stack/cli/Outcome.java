package dev.cryb.stack.cli;

import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How a background start ended, for the foreground launcher that waits for it. */
final class Outcome {

    static final String READY = "ready";
    static final String FAILED = "failed";

    private final Path file;

    Outcome(Path state) {
        file = state.resolve("run").resolve("up.outcome");
    }

    void ready() {
        write(READY);
    }

    void failed() {
        write(FAILED);
    }

    void clear() throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
    }

    /** Null as long as nothing is decided. */
    @Nullable
    String read() {
        try {
            var text = Files.exists(file) ? Files.readString(file).strip() : "";
            return text.isEmpty() ? null : text;
        } catch (IOException e) {
            return null;
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
