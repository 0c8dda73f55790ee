package dev.cryb.stack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFile;
import dev.cryb.stack.part.PidFile;
import dev.cryb.stack.service.Health;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code ./cryb status}: exits with 0 if a stack runs and all of it is healthy, else with 1. */
final class StatusCommand {

    /**
     * One part as it is now.
     *
     * @param since start of the process, RFC 3339; null if it is gone or not ours
     * @param health {@code ready}, {@code not ready} or {@code gone}
     */
    record PartStatus(
            String name,
            String url,
            @Nullable Long pid,
            @Nullable String since,
            int restarts,
            String health) {}

    private StatusCommand() {}

    static int run(Checkout checkout, List<String> words) {
        boolean json = words.equals(List.of("--json"));
        if (!json && !words.isEmpty()) {
            throw new UsageFailure("status does not know " + words.getFirst());
        }
        var state = checkout.state();
        var launcher =
                StackLock.launcher(state).process().map(ProcessHandle::pid).orElse(null);
        var file = StackFile.read(state).orElse(null);
        var parts = file == null ? List.<PartStatus>of() : parts(state, file);
        boolean running = launcher != null && file != null;
        if (json) {
            printJson(running, launcher, file, parts);
        } else {
            printTable(launcher, file, parts);
        }
        return running && parts.stream().allMatch(part -> part.health().equals("ready")) ? 0 : 1;
    }

    private static List<PartStatus> parts(Path state, StackFile file) {
        var parts = new ArrayList<PartStatus>();
        file.gateways().forEach(part -> parts.add(service(state, part.name(), part.url())));
        file.services().forEach(part -> parts.add(service(state, part.name(), part.url())));
        var livekit = file.livekit();
        if (livekit != null) {
            var address = URI.create(livekit.url());
            parts.add(part(
                    state,
                    "livekit",
                    address.getHost() + ":" + address.getPort(),
                    livekit.pid() != null,
                    () -> listens(address.getHost(), address.getPort())));
        }
        var redis = URI.create(file.redis().url());
        parts.add(part(
                state,
                "redis",
                redis.getHost() + ":" + redis.getPort(),
                file.redis().embedded(),
                () -> listens(redis.getHost(), redis.getPort())));
        var postgres = file.postgres();
        parts.add(part(
                state,
                "postgres",
                postgres.host() + ":" + postgres.port(),
                postgres.embedded(),
                () -> listens(postgres.host(), postgres.port())));
        return parts;
    }

    private static PartStatus service(Path state, String name, String url) {
        return part(state, name, url, true, () -> Health.isReady(URI.create(url)));
    }

    private static PartStatus part(Path state, String name, String url, boolean ours, BooleanSupplier ready) {
        var pidFile = new PidFile(state.resolve("run").resolve(name + ".pid"));
        var process = pidFile.process();
        if (ours && process.isEmpty()) {
            return new PartStatus(name, url, null, null, pidFile.restarts(), "gone");
        }
        return new PartStatus(
                name,
                url,
                process.map(ProcessHandle::pid).orElse(null),
                process.flatMap(handle -> handle.info().startInstant())
                        .map(Instant::toString)
                        .orElse(null),
                pidFile.restarts(),
                ready.getAsBoolean() ? "ready" : "not ready");
    }

    private static boolean listens(String host, int port) {
        try (var socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress(host, port < 0 ? 6379 : port), 2_000);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static void printJson(
            boolean running, @Nullable Long launcher, @Nullable StackFile file, List<PartStatus> parts) {
        var status = new LinkedHashMap<String, @Nullable Object>();
        status.put("running", running);
        status.put("startedAt", file == null ? null : file.startedAt());
        status.put("launcher", launcher);
        status.put("parts", parts);
        try {
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(status));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void printTable(@Nullable Long launcher, @Nullable StackFile file, List<PartStatus> parts) {
        if (file == null) {
            System.out.println(
                    launcher == null ? "Nothing runs here." : "Starting or stopping (process " + launcher + ").");
            return;
        }
        System.out.println(
                launcher == null
                        ? "The launcher is gone, its parts may still run; ./cryb down clears them."
                        : "Up since " + file.startedAt() + " (process " + launcher + ").");
        System.out.printf(
                Locale.ROOT,
                "%n  %-14s %-26s %8s %9s  %-22s %s%n",
                "part",
                "at",
                "process",
                "restarts",
                "since",
                "health");
        for (var part : parts) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-14s %-26s %8s %9d  %-22s %s%n",
                    part.name(),
                    part.url(),
                    part.pid() == null ? "-" : part.pid(),
                    part.restarts(),
                    part.since() == null
                            ? "-"
                            : Instant.parse(part.since()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                    part.health());
        }
    }
}
