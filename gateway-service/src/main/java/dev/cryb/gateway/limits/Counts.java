package dev.cryb.gateway.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of something are open by key; callable on any thread.
 *
 * @param <K> what is counted
 */
final class Counts<K> {

    private final Map<K, Integer> open = new ConcurrentHashMap<>();

    int of(K key) {
        return open.getOrDefault(key, 0);
    }

    /** Counts one more, unless there are that many. */
    boolean enter(K key, int most) {
        boolean[] entered = new boolean[1];
        open.compute(key, (same, count) -> {
            int before = count == null ? 0 : count;
            entered[0] = before < most;
            return entered[0] ? Integer.valueOf(before + 1) : count;
        });
        return entered[0];
    }

    void leave(K key) {
        open.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    }
}
