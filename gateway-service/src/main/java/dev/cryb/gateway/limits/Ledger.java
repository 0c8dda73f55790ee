package dev.cryb.gateway.limits;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Parties and what they have used up, a bounded number of them; callable on any thread.
 *
 * <p>One who has nothing open and used nothing up is forgotten; where there are too many, so is the one with nothing open
 * that was heard of the longest ago.
 */
final class Ledger {

    private static final int SHARDS = 64;
    private static final int LOOKED_AT = 4;

    private final int mostInShard;
    private final LongSupplier clock;
    private final List<Map<Party, Usage>> shards = new ArrayList<>();

    Ledger(int most, LongSupplier clock) {
        this.mostInShard = Math.max(1, most / SHARDS);
        this.clock = clock;
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new LinkedHashMap<>(16, 0.75f, true));
        }
    }

    private Map<Party, Usage> shard(Party party) {
        int hash = party.hashCode() * 0x9E3779B9;
        return shards.get(hash >>> 26);
    }

    Usage of(Party party) {
        Map<Party, Usage> shard = shard(party);
        synchronized (shard) {
            Usage usage = shard.computeIfAbsent(party, it -> new Usage());
            forget(shard, usage);
            return usage;
        }
    }

    @Nullable
    Usage known(Party party) {
        Map<Party, Usage> shard = shard(party);
        synchronized (shard) {
            return shard.get(party);
        }
    }

    private void forget(Map<Party, Usage> shard, Usage asked) {
        long now = clock.getAsLong();
        Iterator<Usage> eldest = shard.values().iterator();
        for (int i = 0; i < LOOKED_AT && eldest.hasNext(); i++) {
            Usage usage = eldest.next();
            boolean tooMany = shard.size() > mostInShard && usage.open() == 0;
            if (usage != asked && (tooMany || usage.isIdle(now))) {
                eldest.remove();
            }
        }
    }

    /** Tells of all that other gateways know too. */
    void shared(BiConsumer<Party, Usage> listener) {
        long now = clock.getAsLong();
        for (Map<Party, Usage> shard : shards) {
            List<Map.Entry<Party, Usage>> found;
            synchronized (shard) {
                found = shard.entrySet().stream()
                        .filter(entry ->
                                entry.getValue().open() > 0 && entry.getValue().isElsewhere(now))
                        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                        .toList();
            }
            found.forEach(entry -> listener.accept(entry.getKey(), entry.getValue()));
        }
    }

    int size() {
        return shards.stream()
                .mapToInt(shard -> {
                    synchronized (shard) {
                        return shard.size();
                    }
                })
                .sum();
    }
}
