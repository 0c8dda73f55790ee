package dev.cryb.stack.cli;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.PidFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one launcher of a checkout; the system lets it go when that process ends, however it ends.
 *
 * <p>Beside it {@code launcher.pid} tells others whom to ask.
 */
final class StackLock {

    private final PidFile pidFile;
    private final FileLock lock;

    private StackLock(PidFile pidFile, FileLock lock) {
        this.pidFile = pidFile;
        this.lock = lock;
    }

    /** The lock, or nothing if another process has it. */
    static Optional<StackLock> tryAcquire(Path state) {
        try {
            Files.createDirectories(state);
            var channel = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            var pidFile = launcher(state);
            pidFile.write(ProcessHandle.current(), 0);
            return Optional.of(new StackLock(pidFile, lock));
        } catch (IOException e) {
            throw new StackFailure("cannot write to " + state + ": " + e.getMessage(), e);
        }
    }

    /** Where the holder is noted. */
    static PidFile launcher(Path state) {
        return new PidFile(state.resolve("launcher.pid"));
    }

    void release() {
        try {
            pidFile.delete();
            lock.acquiredBy().close();
        } catch (IOException e) {
            System.err.println("cryb: cannot unlock: " + e.getMessage());
        }
    }
}
