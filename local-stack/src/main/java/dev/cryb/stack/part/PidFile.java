package dev.cryb.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who runs as a part, kept on disk: pid, start in epoch milliseconds, restarts, one a line.
 *
 * <p>Pids are reused, so a process counts as the one noted only if it also started when the note says. The kernel derives
 * start times from the wall clock at boot, which may be corrected a little; hence the tolerance.
 */
public record PidFile(Path path) {

    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** Notes a process that runs now. */
    public void write(ProcessHandle process, int restarts) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var started = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        Files.writeString(path, process.pid() + "\n" + started + "\n" + restarts + "\n");
    }

    /** The noted process, if that very one is still alive. */
    public Optional<ProcessHandle> process() {
        try {
            var lines = Files.readAllLines(path);
            if (lines.size() < 2) {
                return Optional.empty();
            }
            var noted = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(PidFile::isRunning)
                    .filter(process -> started(process, noted));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Times that the part was started again. */
    public int restarts() {
        try {
            var lines = Files.readAllLines(path);
            return lines.size() < 3 ? 0 : Integer.parseInt(lines.get(2));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Alive, and not a zombie: dead, but nobody has asked for its exit status yet. */
    private static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var status = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return !status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private static boolean started(ProcessHandle process, Instant noted) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, noted).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
