package dev.cryb.gateway.admin;

import dev.cryb.error.Shape;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests are to be followed, and why.
 *
 * @param minutes for how long; 15 where nothing is said
 * @param sessionId of {@code ready}: that session only
 */
public record DebugAsked(
        String reason, @Nullable Integer minutes, @Nullable String sessionId) {

    public DebugAsked {
        reason = Shape.name("reason", reason, 1, 512);
        minutes = Shape.number("minutes", minutes, 1, 60, 15);
        sessionId = sessionId == null ? null : Shape.name("sessionId", sessionId, 1, 64);
    }

    Duration time() {
        return Duration.ofMinutes(minutes == null ? 15 : minutes);
    }

    /** The reason as it is noted, with the session. */
    String noted() {
        return sessionId == null ? reason : reason + " [session " + sessionId + "]";
    }
}
