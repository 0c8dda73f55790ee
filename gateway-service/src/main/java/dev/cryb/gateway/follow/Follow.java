package dev.cryb.gateway.follow;

import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose requests are told line by line.
 *
 * @param sessionId of {@code ready}: that session only; absent for all of them
 * @param until when it ends by itself
 */
public record Follow(UserId userId, @Nullable String sessionId, Instant until) {

    /** All of them. */
    public record All(List<Follow> followed) {}

    boolean covers(String session) {
        return sessionId == null || sessionId.equals(session);
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }
}
