package dev.cryb.gateway.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that ended lately, as this gateway knows them.
 *
 * <p>A session stays here until its last access token has expired; then nothing is left to refuse.
 */
@Singleton
public class RevokedSessions {

    private final Map<String, Instant> forgetAt = new ConcurrentHashMap<>();

    boolean contains(String sid) {
        return forgetAt.containsKey(sid);
    }

    /** Adds a session; false if it was known already. */
    boolean add(String sid, Instant forget) {
        return forgetAt.putIfAbsent(sid, forget) == null;
    }

    /** Lets go of what can no longer be presented. */
    void forgetBefore(Instant now) {
        forgetAt.values().removeIf(at -> at.isBefore(now));
    }
}
