package dev.cryb.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Does a few things at once and waits for all of them. */
final class Parallel {

    /** A thread each: they wait for processes, and the common pool of a small machine has one thread. */
    private static final Executor THREADS =
            task -> Thread.ofPlatform().name("starting").daemon().start(task);

    private Parallel() {}

    /** Returns when all are done; throws the first failure. */
    static void run(List<Runnable> tasks) {
        var running = tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, THREADS))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
