package dev.cryb.gateway.account;

import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** People who were looked up lately, a bounded number for a short while; safe on any thread. */
final class RecentPeople {

    static final int PEOPLE = 10_000;
    static final long LIFE_NANOS = 30_000_000_000L;

    private final LongSupplier nanoTime;
    private final LinkedHashMap<UserId, Kept> byId = new LinkedHashMap<>();
    private final Map<String, UserId> idOf = new HashMap<>();

    private record Kept(User user, long since) {}

    RecentPeople(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Remembers one, and lets go of the one who has been kept longest if there are too many. */
    synchronized void add(User user) {
        forget(user.id());
        byId.put(user.id(), new Kept(user, nanoTime.getAsLong()));
        idOf.put(user.username(), user.id());
        if (byId.size() > PEOPLE) {
            Iterator<UserId> eldest = byId.keySet().iterator();
            forget(eldest.next());
        }
    }

    synchronized @Nullable User byId(UserId id) {
        Kept kept = byId.get(id);
        if (kept == null) {
            return null;
        }
        if (nanoTime.getAsLong() - kept.since > LIFE_NANOS) {
            forget(id);
            return null;
        }
        return kept.user;
    }

    synchronized @Nullable User byName(String username) {
        UserId id = idOf.get(username);
        return id == null ? null : byId(id);
    }

    synchronized void forget(UserId id) {
        Kept kept = byId.remove(id);
        if (kept != null) {
            idOf.remove(kept.user.username(), id);
        }
    }

    synchronized int size() {
        return byId.size();
    }
}
