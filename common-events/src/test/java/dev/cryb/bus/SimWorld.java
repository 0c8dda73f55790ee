package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A world in one thread: its time, its processes, and everything that can go wrong on the way to a store.
 *
 * <p>Whatever a process does outside itself is a step. A step waits its turn, and turns are dealt by a seeded random, so
 * that any two processes can interleave in any way. At every step the answer may be lost, before or after the effect,
 * or the process may die, before or after it.
 */
final class SimWorld {

    final Random random;
    long now = 1_800_000_000_000L;

    /** Faults happen at one step in this many; 0 for none. */
    int faultEvery;

    private final List<Task> tasks = new ArrayList<>();

    /** Something that can be killed or frozen. */
    static class Process {
        boolean dead;
        long frozenUntil;

        void kill() {
            dead = true;
        }

        /** Whether a step can kill it; to others a lost answer happens instead. */
        boolean isMortal() {
            return false;
        }
    }

    private record Task(Process owner, long at, Runnable body) {}

    SimWorld(long seed) {
        this.random = new Random(seed);
    }

    /** One effect on a store, with all that can happen to it. */
    <T> Uni<T> step(Process owner, Supplier<T> effect) {
        return Uni.createFrom()
                .emitter(emitter -> later(owner, random.nextInt(3), () -> {
                    int fault = faultEvery > 0 && random.nextInt(faultEvery) == 0
                            ? random.nextInt(owner.isMortal() ? 4 : 2)
                            : -1;
                    switch (fault) {
                        case 0 -> emitter.fail(new IOException("lost before the effect"));
                        case 1 -> {
                            run(effect);
                            emitter.fail(new IOException("answer lost after the effect"));
                        }
                        case 2 -> owner.kill();
                        case 3 -> {
                            run(effect);
                            owner.kill();
                        }
                        default -> {
                            T value;
                            try {
                                value = effect.get();
                            } catch (RuntimeException e) {
                                emitter.fail(e);
                                return;
                            }
                            emitter.complete(value);
                        }
                    }
                }));
    }

    private static void run(Supplier<?> effect) {
        try {
            Object ignored = effect.get();
        } catch (RuntimeException refusedByTheStore) {
            // The answer is lost anyway.
        }
    }

    Uni<Void> pause(Process owner, Duration duration) {
        return Uni.createFrom().emitter(emitter -> later(owner, duration.toMillis(), () -> emitter.complete(null)));
    }

    void later(Process owner, long delayMs, Runnable body) {
        tasks.add(new Task(owner, now + delayMs, body));
    }

    /** Lets time pass and tasks happen; those due at the same time in random order. */
    void runFor(long millis) {
        long end = now + millis;
        while (true) {
            tasks.removeIf(task -> task.owner().dead);
            List<Task> due = tasks.stream().filter(this::isDue).toList();
            if (due.isEmpty()) {
                if (now >= end) {
                    return;
                }
                now = Math.min(
                        end,
                        tasks.stream()
                                .mapToLong(task -> Math.max(task.at(), task.owner().frozenUntil))
                                .filter(at -> at > now)
                                .min()
                                .orElse(end));
                continue;
            }
            Task next = due.get(random.nextInt(due.size()));
            tasks.remove(next);
            next.body().run();
        }
    }

    private boolean isDue(Task task) {
        return task.at() <= now && task.owner().frozenUntil <= now;
    }
}
