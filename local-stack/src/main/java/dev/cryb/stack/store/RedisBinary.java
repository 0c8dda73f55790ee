package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.Detached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The redis-server to run: the machine's own from 6.2 on, else the one that comes with Maven. */
public final class RedisBinary {

    private static final Pattern VERSION = Pattern.compile("\\bv=(\\d+)\\.(\\d+)");

    private RedisBinary() {}

    /** @param folder where the embedded one is unpacked to */
    static Path find(Path folder) {
        for (var program : List.of("valkey-server", "redis-server")) {
            var path = Detached.onPath(program);
            if (path != null && isRecent(version(path))) {
                return path;
            }
        }
        return unpack(folder);
    }

    /** Whether {@code --version} tells of 6.2 or later. */
    static boolean isRecent(String versionOutput) {
        var match = VERSION.matcher(versionOutput);
        if (!match.find()) {
            return false;
        }
        int major = Integer.parseInt(match.group(1));
        return major > 6 || (major == 6 && Integer.parseInt(match.group(2)) >= 2);
    }

    private static String version(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static Path unpack(Path folder) {
        var resource = resource();
        var program = folder.resolve(resource).toAbsolutePath();
        if (Files.isExecutable(program)) {
            return program;
        }
        try (var bytes = RedisBinary.class.getResourceAsStream("/" + resource)) {
            if (bytes == null) {
                throw new StackFailure("there is no embedded Redis for this machine; install redis-server >= 6.2"
                        + " or valkey-server, or set REDIS_URL");
            }
            Files.createDirectories(folder);
            var unfinished = Files.createTempFile(folder, "unpacking-", "");
            Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!unfinished.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make it executable");
            }
            return Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("cannot unpack Redis to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String resource() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
