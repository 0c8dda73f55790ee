package dev.cryb.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What one process holds on to.
 *
 * @param liveBytes objects alive in a JVM's heap after a full collection; 0 of what is no JVM
 */
public record Vitals(long liveBytes, int threads, int descriptors) {

    /** Of a process that is not there. */
    public static final Vitals NONE = new Vitals(0, 0, 0);

    private static final long HISTOGRAM_SECONDS = 30;

    /** Looks at a process of this user; a JVM collects for it, so not in the middle of a measurement. */
    public static Vitals of(long pid) {
        Path proc = Path.of("/proc", Long.toString(pid));
        return new Vitals(liveBytes(pid), count(proc.resolve("task")), count(proc.resolve("fd")));
    }

    private static int count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The sum line of {@code jcmd GC.class_histogram}: {@code Total instances bytes}. */
    private static long liveBytes(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            Optional<String> total;
            try (Stream<String> lines = process.inputReader().lines()) {
                total = lines.filter(line -> line.startsWith("Total")).findFirst();
            }
            if (!process.waitFor(HISTOGRAM_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return total.map(line -> Long.parseLong(line.trim().split("\\s+", -1)[2]))
                    .orElse(0L);
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
