package dev.cryb.gateway.limits;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Buckets by key, a bounded number of them; callable on any thread.
 *
 * <p>A bucket that is full again says nothing and goes. Where all are in use, the one goes that was used the longest ago:
 * whoever wants another to be forgotten must first be let through as often as there are buckets.
 *
 * @param <K> what is counted
 */
final class Buckets<K> {

    private static final int SHARDS = 64;
    private static final int LOOKED_AT = 4;

    private final int mostInShard;
    private final LongSupplier clock;
    private final Shard<K>[] shards;

    @SuppressWarnings("unchecked") // an array of shards of K is made here only
    Buckets(int most, LongSupplier clock) {
        this.mostInShard = Math.max(1, most / SHARDS);
        this.clock = clock;
        this.shards = new Shard[SHARDS];
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard<>();
        }
    }

    /** The buckets of some keys, the one used the longest ago first; each is the time at which it is full again. */
    private static final class Shard<K> {
        private final Map<K, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Takes one out; answers 0, or the milliseconds to wait where nothing was taken. */
    long take(K key, Rate rate) {
        long now = clock.getAsLong();
        Shard<K> shard = shards[spread(key.hashCode()) & (SHARDS - 1)];
        synchronized (shard) {
            long before = shard.fullAt.getOrDefault(key, 0L);
            long wait = rate.waitNanos(before, now);
            if (wait > 0) {
                return Math.ceilDiv(wait, 1_000_000);
            }
            shard.fullAt.put(key, rate.taken(before, now));
            forget(shard, now);
            return 0;
        }
    }

    private void forget(Shard<K> shard, long now) {
        Iterator<Long> eldest = shard.fullAt.values().iterator();
        for (int i = 0; i < LOOKED_AT && eldest.hasNext(); i++) {
            boolean full = eldest.next() <= now;
            if (full || shard.fullAt.size() > mostInShard) {
                eldest.remove();
            }
        }
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }

    int size() {
        int size = 0;
        for (Shard<K> shard : shards) {
            synchronized (shard) {
                size += shard.fullAt.size();
            }
        }
        return size;
    }
}
