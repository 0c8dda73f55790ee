package dev.cryb.stack.cli;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.service.ServiceSpec;
import dev.cryb.stack.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code ./cryb up}: starts everything and stays until it is told to stop. */
final class UpCommand {

    private static final long NEEDED_BYTES = 512L << 20;

    private UpCommand() {}

    static int run(Checkout checkout, UpOptions options, List<String> words) {
        if (options.detach()) {
            if (StackLock.launcher(checkout.state()).process().isPresent()) {
                throw runsAlready(checkout);
            }
            return DetachedUp.run(checkout, words);
        }
        var lock = StackLock.tryAcquire(checkout.state()).orElseThrow(() -> runsAlready(checkout));
        var outcome = new Outcome(checkout.state());
        try {
            stay(checkout, options, lock, outcome);
            return 0;
        } catch (StackFailure e) {
            outcome.failed();
            throw e;
        }
    }

    private static void stay(Checkout checkout, UpOptions options, StackLock lock, Outcome outcome) {
        long begin = System.nanoTime();
        var data = options.data() != null ? options.data() : checkout.state().resolve("data");
        prepareData(data, options.fresh());
        if (options.minio()) {
            MinioBuild.run(checkout.programs());
        }
        var stack = Stack.prepare(stackOptions(checkout, options, data));
        var stopped = new CountDownLatch(1);
        var stop = new Thread(() -> stop(stack, lock, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            stack.start();
        } catch (StackFailure e) {
            if (!unregister(stop)) {
                // Stopped while it started: the failure is no news.
                await(stopped);
            }
            throw e;
        }
        var demo =
                new DemoLogin(stack.gatewayUrls().getFirst(), checkout.state().resolve("secrets"));
        Banner.print(stack, options, demo.describe(), (System.nanoTime() - begin) / 1e9);
        outcome.ready();
        await(stopped);
    }

    private static StackOptions stackOptions(Checkout checkout, UpOptions options, Path data) {
        var stack = StackOptions.in(checkout.state())
                .withData(data)
                .withPort(options.port())
                .withRestarting(options.restarting())
                .withGiven(environment("DATABASE_URL"), environment("REDIS_URL"))
                .withProgress(line -> System.out.println("  " + line));
        var javaOptions = environment("CRYB_JAVA_OPTS");
        if (javaOptions != null) {
            stack = stack.withJavaOptions(List.of(javaOptions.strip().split("\\s+")));
        }
        for (var spec : ServiceSpec.ALL) {
            stack = stack.withInstances(spec.name(), options.count(spec));
        }
        return stack;
    }

    private static void prepareData(Path data, boolean fresh) {
        try {
            if (fresh) {
                Folders.delete(data.resolve("postgres"));
                Folders.delete(data.resolve("redis"));
                Folders.delete(data.resolve("s3"));
            }
            Files.createDirectories(data);
            long free = Files.getFileStore(data).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StackFailure(String.format(
                        Locale.ROOT,
                        "the disk is full: %d MB are free for %s, a stack needs %d MB to begin with",
                        free >> 20,
                        data,
                        NEEDED_BYTES >> 20));
            }
        } catch (IOException e) {
            throw new StackFailure("cannot use " + data + ": " + e.getMessage(), e);
        }
    }

    private static StackFailure runsAlready(Checkout checkout) {
        var who = StackLock.launcher(checkout.state())
                .process()
                .map(process -> " (process " + process.pid() + ")")
                .orElse("");
        return new StackFailure("a stack already runs in " + checkout.root() + who + "; ./cryb down stops it");
    }

    private static void stop(Stack stack, StackLock lock, CountDownLatch stopped) {
        System.out.println("Stopping.");
        stack.close();
        lock.release();
        System.out.println("Stopped.");
        stopped.countDown();
    }

    /** False if this JVM is shutting down already. */
    private static boolean unregister(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String environment(String name) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? null : value;
    }
}
