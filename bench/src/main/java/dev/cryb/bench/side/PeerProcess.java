package dev.cryb.bench.side;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One process of the peer. */
final class PeerProcess implements AutoCloseable {

    private static final String READY = "ready ";
    private static final long START_SECONDS = 30;
    private static final long STOP_SECONDS = 5;

    private final Process process;
    private final InetSocketAddress address;

    private PeerProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it listens, on a port that it found itself. */
    static PeerProcess start(Path folder, Map<String, String> environment, Path log) {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder("node", "peer.mjs")
                    .directory(folder.toFile())
                    .redirectError(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("PORT", "0");
            process = builder.start();
        } catch (IOException e) {
            throw new SideFailure("cannot start the peer: " + e.getMessage());
        }
        try {
            return new PeerProcess(process, new InetSocketAddress("127.0.0.1", port(process, log)));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int port(Process process, Path log) {
        BufferedReader words = process.inputReader(StandardCharsets.UTF_8);
        try {
            String line = CompletableFuture.supplyAsync(() -> readLine(words)).get(START_SECONDS, TimeUnit.SECONDS);
            if (line == null || !line.startsWith(READY)) {
                throw new SideFailure("the peer did not start; see " + log);
            }
            return Integer.parseInt(line.substring(READY.length()).trim());
        } catch (ExecutionException | TimeoutException e) {
            throw new SideFailure("the peer was not ready within " + START_SECONDS + " s; see " + log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SideFailure("interrupted");
        }
    }

    private static @Nullable String readLine(BufferedReader words) {
        try {
            return words.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
