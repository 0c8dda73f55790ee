package dev.cryb.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Events that came and were not taken yet. */
final class Inbox {

    private record Came(String name, JsonNode data) {}

    private final Deque<Came> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void add(String name, JsonNode data) {
        lock.lock();
        try {
            events.add(new Came(name, data));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    JsonNode take(String name, Predicate<JsonNode> fits, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (true) {
                JsonNode found = find(name, fits);
                if (found != null) {
                    return found;
                }
                if (left <= 0) {
                    throw new AssertionError("no " + name + " within " + patience + "; came: " + events);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable JsonNode find(String name, Predicate<JsonNode> fits) {
        for (Iterator<Came> all = events.iterator(); all.hasNext(); ) {
            Came one = all.next();
            if (one.name().equals(name) && fits.test(one.data())) {
                all.remove();
                return one.data();
            }
        }
        return null;
    }

    void expectNone(String name, Predicate<JsonNode> fits) {
        lock.lock();
        try {
            for (Came one : events) {
                if (one.name().equals(name) && fits.test(one.data())) {
                    throw new AssertionError("unexpected " + name + ": " + one.data());
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
