package dev.cryb.stack.seed;

import dev.cryb.stack.StackFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Does a numbered job many times over, a few at once. */
final class Crew {

    /** One job, by its number. */
    @FunctionalInterface
    interface Job {
        void run(int number) throws Exception;
    }

    private Crew() {}

    /** Returns when jobs 0 to count - 1 are done; the first failure stops those that have not begun. */
    static void work(int atOnce, int count, Job job) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
        try {
            var jobs = new ExecutorCompletionService<Integer>(pool);
            for (int number = 0; number < count; number++) {
                int mine = number;
                jobs.submit(() -> {
                    job.run(mine);
                    return mine;
                });
            }
            for (int done = 0; done < count; done++) {
                jobs.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackFailure failure
                    ? failure
                    : new StackFailure("seeding broke off: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
