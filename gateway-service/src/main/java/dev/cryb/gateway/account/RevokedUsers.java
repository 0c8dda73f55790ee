package dev.cryb.gateway.account;

import dev.cryb.id.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The people whose sessions all ended lately, as this gateway knows them.
 *
 * <p>Who may come in is decided when a token is read, where the account itself says it. This is for those who were on
 * their way in, or in, when their account was suspended.
 */
@Singleton
public class RevokedUsers {

    private final Map<UserId, Learned> byUser = new ConcurrentHashMap<>();

    /**
     * The newest that is known of one.
     *
     * @param at by Postgres' clock
     * @param nanos when this gateway read it, by {@link System#nanoTime()}
     */
    private record Learned(OffsetDateTime at, long nanos, Instant forget) {}

    /** Adds one; false if it was known already. */
    boolean add(UserId userId, OffsetDateTime at, Instant forget) {
        Learned before = byUser.get(userId);
        if (before != null && !at.isAfter(before.at)) {
            return false;
        }
        byUser.put(userId, new Learned(at, System.nanoTime(), forget));
        return true;
    }

    /** Whether this gateway has heard of it since a moment of {@link System#nanoTime()}. */
    boolean learned(UserId userId, long since) {
        Learned known = byUser.get(userId);
        return known != null && known.nanos - since > 0;
    }

    /** Lets go of what was read long ago. */
    void forgetBefore(Instant now) {
        byUser.values().removeIf(known -> known.forget.isBefore(now));
    }
}
