package dev.cryb.stack.cli;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.Detached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Builds MinIO from its source, where a Go of 1.26 or later is there. */
final class MinioBuild {

    private static final Pattern VERSION = Pattern.compile("go(\\d+)\\.(\\d+)");
    private static final int GO_MINOR = 26;

    private MinioBuild() {}

    /** @param programs where it is put; one that is there already stays */
    static void run(Path programs) {
        if (Files.isExecutable(programs.resolve("minio"))) {
            return;
        }
        var go = Detached.onPath("go");
        if (go == null || !isRecent(go)) {
            throw new StackFailure("--with minio needs Go 1.26 or later on the PATH; without it s3proxy is used");
        }
        System.out.println("  building MinIO, which takes a few minutes");
        try {
            Files.createDirectories(programs);
            var builder = new ProcessBuilder(go.toString(), "install", "github.com/minio/minio@latest").inheritIO();
            builder.environment().put("GOBIN", programs.toAbsolutePath().toString());
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new StackFailure("MinIO could not be built: go ended with " + status);
            }
        } catch (IOException e) {
            throw new StackFailure("MinIO could not be built: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("stopped while MinIO was built", e);
        }
    }

    private static boolean isRecent(Path go) {
        try {
            var process = new ProcessBuilder(go.toString(), "version")
                    .redirectErrorStream(true)
                    .start();
            var match = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return match.find()
                    && (Integer.parseInt(match.group(1)) > 1 || Integer.parseInt(match.group(2)) >= GO_MINOR);
        } catch (IOException e) {
            return false;
        }
    }
}
