package dev.cryb.stack.part;

import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs one part: starts it, watches it, starts it again when it dies unasked, stops it.
 *
 * <p>One daemon thread a part waits for the process to end. The first start is not repeated, since its failure has
 * something to tell; after it, a dead part is started again at once, and with growing pauses if it does not last.
 */
public final class PartRunner {

    private static final Duration LASTING = Duration.ofSeconds(1);
    private static final long PROBE_MILLIS = 50;
    private static final int FIRST_ATTEMPTS = 10;

    private final Part part;
    private final LogFile log;
    private final PidFile pidFile;
    private final boolean restarting;
    private final PartWatcher watcher;

    private final Object lock = new Object();
    private @Nullable Process process;
    private CountDownLatch stopping = new CountDownLatch(1);
    private boolean closed;
    private volatile long logStart;
    private volatile long readySince;
    private volatile int restarts;
    private volatile boolean ready;

    /**
     * @param folder gets {@code logs/NAME.log} and {@code run/NAME.pid}
     * @param restarting whether a part that dies unasked is started again
     */
    public PartRunner(Part part, Path folder, boolean restarting, PartWatcher watcher) {
        this.part = part;
        this.log = new LogFile(folder.resolve("logs").resolve(part.name() + ".log"));
        this.pidFile = new PidFile(folder.resolve("run").resolve(part.name() + ".pid"));
        this.restarting = restarting;
        this.watcher = watcher;
    }

    public String name() {
        return part.name();
    }

    public LogFile log() {
        return log;
    }

    public int restarts() {
        return restarts;
    }

    /** Of the process that runs now or ran last. */
    public long pid() {
        synchronized (lock) {
            if (process == null) {
                throw new IllegalStateException(name() + " was never started");
            }
            return process.pid();
        }
    }

    public boolean isAlive() {
        synchronized (lock) {
            return process != null && process.isAlive();
        }
    }

    /** Starts the part and returns when it is ready; a {@link StackFailure} holds its last log lines. */
    public void start() {
        try {
            log.prepare();
        } catch (IOException e) {
            throw new StackFailure("cannot write " + log.path() + ": " + e.getMessage(), e);
        }
        synchronized (lock) {
            stopping = new CountDownLatch(1);
        }
        for (int attempt = 1; ; attempt++) {
            var started = fork();
            if (awaitReady(started, part.startTimeout())) {
                watch(started);
                return;
            }
            boolean died = !started.isAlive();
            if (died && attempt < FIRST_ATTEMPTS && part.passing(String.join("\n", lastLines()))) {
                pause(Backoff.before(attempt));
                continue;
            }
            started.destroyForcibly();
            if (stopping.getCount() == 0) {
                throw new StackFailure(name() + " was told to stop");
            }
            throw failure(died ? "ended with " + started.exitValue() + " while starting" : notInTime());
        }
    }

    /** Waits until the part answers; for use after it was killed. */
    public void awaitReady(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (ready && isAlive() && part.ready()) {
                return;
            }
            pause(Duration.ofMillis(PROBE_MILLIS));
        }
        throw failure("was not ready again within " + limit.toSeconds() + " s");
    }

    public void send(Signal signal) {
        signal.send(pid());
    }

    /** Stops it gently and starts it anew on its port; counts as a restart. */
    public void restart() {
        stop();
        restarts++;
        start();
        watcher.restarted(name());
    }

    /** Stops it for good: a start under way fails, a later one too. */
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        stop();
    }

    /** Asks the part to end, kills it when it does not, and leaves it stopped. */
    public void stop() {
        Process current;
        synchronized (lock) {
            stopping.countDown();
            current = process;
        }
        if (current != null && current.isAlive()) {
            part.stopSignal().send(current.pid());
            Signal.CONT.send(current.pid());
            if (!ended(current, part.stopTimeout())) {
                current.destroyForcibly();
                ended(current, Duration.ofSeconds(5));
            }
        }
        ready = false;
        try {
            pidFile.delete();
        } catch (IOException e) {
            throw new StackFailure("cannot delete " + pidFile.path(), e);
        }
    }

    private Process fork() {
        try {
            part.beforeStart();
            var builder = new ProcessBuilder(Detached.command(part.command()));
            builder.environment().keySet().removeAll(part.hiddenEnvironment());
            builder.environment().putAll(part.environment());
            builder.redirectErrorStream(true);
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            synchronized (lock) {
                if (closed) {
                    throw new StackFailure(name() + " was told to stop");
                }
                logStart = log.size();
                var started = builder.start();
                process = started;
                pidFile.write(started.toHandle(), restarts);
                return started;
            }
        } catch (IOException e) {
            throw new StackFailure("cannot start " + name() + ": " + e.getMessage(), e);
        }
    }

    private boolean awaitReady(Process started, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (started.isAlive() && System.nanoTime() < end) {
            if (part.ready()) {
                readySince = System.nanoTime();
                ready = true;
                return true;
            }
            pause(Duration.ofMillis(PROBE_MILLIS));
        }
        return false;
    }

    private void watch(Process first) {
        CountDownLatch stop;
        synchronized (lock) {
            stop = stopping;
        }
        Thread.ofPlatform().name("watch-" + name()).daemon().start(() -> keepAlive(first, stop));
    }

    private void keepAlive(Process first, CountDownLatch stop) {
        var current = first;
        int failures = 0;
        try {
            while (true) {
                current.waitFor();
                boolean lasted = ready && System.nanoTime() - readySince > LASTING.toNanos();
                ready = false;
                failures = lasted ? 0 : failures + 1;
                var pause = Backoff.before(failures);
                if (stop.getCount() > 0) {
                    watcher.died(name(), current.exitValue(), restarting ? pause : null);
                }
                if (!restarting || stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                current = again(stop, current);
                if (current.isAlive() && awaitReady(current, Duration.ofDays(1))) {
                    watcher.restarted(name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The new process; the dead one again if it could not be forked, so that the next round tries later. */
    private Process again(CountDownLatch stop, Process dead) {
        synchronized (lock) {
            if (stop.getCount() == 0) {
                return dead;
            }
            try {
                restarts++;
                return fork();
            } catch (StackFailure e) {
                System.err.println(e.getMessage());
                return dead;
            }
        }
    }

    private StackFailure failure(String what) {
        var lines = lastLines();
        var text = new StringBuilder(name()).append(' ').append(what).append('.');
        if (lines.stream().anyMatch(line -> line.contains("No space left on device"))) {
            text.append(" The disk is full.");
        }
        if (!lines.isEmpty()) {
            text.append(" Its last log lines:");
            lines.forEach(line -> text.append("\n    ").append(line));
        }
        return new StackFailure(
                text.append("\n  whole log: ").append(log.path()).toString());
    }

    private String notInTime() {
        return "was not ready within " + part.startTimeout().toSeconds() + " s";
    }

    private List<String> lastLines() {
        return log.tailSince(logStart, 20);
    }

    private static boolean ended(Process process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted");
        }
    }
}
