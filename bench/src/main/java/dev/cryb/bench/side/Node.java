package dev.cryb.bench.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Node.js and the peer's packages. */
final class Node {

    private static final int OLDEST = 20;
    private static final long VERSION_SECONDS = 20;
    private static final long INSTALL_MINUTES = 10;

    private final Path folder;

    /** @param folder holds {@code package-lock.json} */
    Node(Path folder) {
        this.folder = folder;
    }

    /** Sees to it that node is there and the packages are those of the lock file. */
    void prepare(Consumer<String> say) {
        String version = version();
        int major = Integer.parseInt(version.replaceAll("^v?(\\d+).*", "$1"));
        if (major < OLDEST) {
            throw new SideFailure("the peer needs Node.js >= " + OLDEST + ", this is " + version);
        }
        if (!installed()) {
            say.accept("installing the peer's packages (npm ci in " + folder + ")");
            install();
        }
    }

    Path folder() {
        return folder;
    }

    private static String version() {
        try {
            Process process = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            String words =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).trim();
            if (!process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new SideFailure("node --version failed: " + words);
            }
            return words;
        } catch (IOException e) {
            throw new SideFailure(
                    "the peer needs Node.js >= " + OLDEST + " with npm on the PATH; without --peer it is not needed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SideFailure("interrupted");
        }
    }

    /** npm leaves a copy of the lock file; it is as new as the lock file when it was made from it. */
    private boolean installed() {
        Path copy = folder.resolve("node_modules/.package-lock.json");
        try {
            return Files.exists(copy)
                    && Files.getLastModifiedTime(copy)
                                    .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                            >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void install() {
        try {
            Process process = new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund"))
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new SideFailure("npm ci took more than " + INSTALL_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new SideFailure("npm ci failed in " + folder + "; its words are above");
            }
        } catch (IOException e) {
            throw new SideFailure("npm is not on the PATH: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SideFailure("interrupted");
        }
    }
}
