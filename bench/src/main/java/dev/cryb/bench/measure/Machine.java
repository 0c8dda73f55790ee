package dev.cryb.bench.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What Linux' /proc tells about this machine; elsewhere {@link #readable()} is false and all figures are 0. */
public final class Machine {

    private static final long KIB = 1024;

    private final Path proc;

    Machine(Path proc) {
        this.proc = proc;
    }

    public static Machine local() {
        return new Machine(Path.of("/proc"));
    }

    public boolean readable() {
        return Files.isReadable(proc.resolve("stat")) && Files.isReadable(proc.resolve("self/stat"));
    }

    /** CPU time up to now of {@code roots} with all below them, of this process, and of the whole machine. */
    public CpuTimes cpuTimes(Collection<Long> roots) {
        long at = System.nanoTime();
        List<ProcStat> all = processes();
        double servers = seconds(ProcessTrees.ticks(all, roots));
        double own = all.stream()
                .filter(it -> it.pid() == ProcessHandle.current().pid())
                .mapToDouble(it -> seconds(it.ticks()))
                .sum();
        return new CpuTimes(at, servers, own, seconds(busyTicks()));
    }

    /** Bytes resident of {@code roots} with all below them. */
    public long residentBytes(Collection<Long> roots) {
        return ProcessTrees.members(processes(), roots).stream()
                .mapToLong(this::resident)
                .sum();
    }

    /** Ticks of all CPUs that were not idle. */
    private long busyTicks() {
        String first = read(proc.resolve("stat")).lines().findFirst().orElse("");
        return CpuLine.busy(first);
    }

    private long resident(long pid) {
        return read(proc.resolve(pid + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElse(0);
    }

    private List<ProcStat> processes() {
        List<ProcStat> found = new ArrayList<>();
        if (!readable()) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                String line = read(entry.resolve("stat"));
                if (!line.isEmpty()) {
                    found.add(ProcStat.parse(line));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + proc, e);
        }
        return found;
    }

    /** Empty when the process has just ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static double seconds(long ticks) {
        return ticks / ProcStat.TICKS_PER_SECOND;
    }
}
