package dev.cryb.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts that outlived a killed launcher. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Ends them, stores last, and forgets them; returns their names.
     *
     * <p>Only processes that are those noted (see {@link PidFile}) are touched.
     */
    public static List<String> clear(Path folder) throws IOException {
        var found = new ArrayList<String>();
        for (var file : pidFiles(folder)) {
            var name = file.getFileName().toString().replace(".pid", "");
            var pidFile = new PidFile(file);
            pidFile.process().ifPresent(process -> {
                found.add(name);
                end(name, process);
            });
            pidFile.delete();
        }
        return found;
    }

    private static List<Path> pidFiles(Path folder) throws IOException {
        var run = folder.resolve("run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (var files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted(Comparator.comparingInt(Leftovers::rank).thenComparing(Path::toString))
                    .toList();
        }
    }

    /** The order of ending: gateways, services, Redis, Postgres. */
    private static int rank(Path file) {
        var name = file.getFileName().toString();
        if (name.startsWith("gateway")) {
            return 0;
        }
        return name.startsWith("postgres") ? 3 : name.startsWith("redis") ? 2 : 1;
    }

    private static void end(String name, ProcessHandle process) {
        (name.equals("postgres") ? Signal.INT : Signal.TERM).send(process.pid());
        Signal.CONT.send(process.pid());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
    }
}
