package dev.cryb.gateway.limits;

import dev.cryb.gateway.limits.Word.Spent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one party has used up of its limits, and what it has open, here and as far as heard elsewhere.
 *
 * <p>Guarded by its own lock. Times are nanoseconds of {@link Rate}.
 */
final class Usage {

    /** Buckets of one party; whoever wants one forgotten must be let through that often elsewhere. */
    private static final int MOST_BUCKETS = 64;

    /** What another gateway has said counts this long; it says it again in time. */
    static final long HEARD_NANOS = 150_000_000_000L;

    private final Map<Bucket, Long> fullAt = new LinkedHashMap<>(4, 0.75f, true);
    private final Map<String, Elsewhere> elsewhere = new HashMap<>(0);
    private int open;

    private record Bucket(LimitKind kind, long place) {}

    private record Elsewhere(int open, long until) {}

    /** Takes one out, unless there is none. */
    synchronized Allowance take(LimitKind kind, long place, Rate rate, long now) {
        Bucket bucket = new Bucket(kind, place);
        long before = fullAt.getOrDefault(bucket, 0L);
        long wait = rate.waitNanos(before, now);
        long after = wait > 0 ? before : rate.taken(before, now);
        if (wait <= 0) {
            put(bucket, after);
        }
        return Allowance.of(rate, after, now, wait);
    }

    private void put(Bucket bucket, long full) {
        fullAt.put(bucket, full);
        if (fullAt.size() > MOST_BUCKETS) {
            Iterator<Bucket> eldest = fullAt.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Counts one more that is open, unless there are that many. */
    synchronized boolean enter(int most, long now) {
        boolean room = openEverywhere(now) < most;
        if (room) {
            open++;
        }
        return room;
    }

    synchronized void leave() {
        open = Math.max(0, open - 1);
    }

    /** What is open on all gateways. */
    synchronized int openEverywhere(long now) {
        int all = open;
        for (Elsewhere there : elsewhere.values()) {
            all += there.until > now ? there.open : 0;
        }
        return all;
    }

    /** What is open here. */
    synchronized int open() {
        return open;
    }

    /** Whether another gateway knows this party too. */
    synchronized boolean isElsewhere(long now) {
        elsewhere.values().removeIf(there -> there.until <= now);
        return !elsewhere.isEmpty();
    }

    /** Whether nothing is lost when this is forgotten. */
    synchronized boolean isIdle(long now) {
        return open == 0 && fullAt.values().stream().allMatch(full -> full <= now);
    }

    /** All that is missing here. */
    synchronized List<Spent> spent(long now) {
        List<Spent> spent = new ArrayList<>();
        fullAt.forEach((bucket, full) -> {
            if (full > now) {
                spent.add(new Spent(bucket.kind, bucket.place, full - now));
            }
        });
        return spent;
    }

    /** Another gateway has said what it knows; what was used up both here and there is taken to be the same. */
    synchronized void hear(Word word, long now) {
        if (word.open() > 0) {
            elsewhere.put(word.from(), new Elsewhere(word.open(), now + HEARD_NANOS));
        } else {
            elsewhere.remove(word.from());
        }
        for (Spent spent : word.spent()) {
            Bucket bucket = new Bucket(spent.kind(), spent.place());
            long before = Math.max(now, fullAt.getOrDefault(bucket, 0L));
            put(bucket, word.more() ? before + spent.nanos() : Math.max(before, now + spent.nanos()));
        }
    }
}
