package dev.cryb.request;

import dev.cryb.error.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends logins of the caller: the one that is named, or all but the caller's own.
 *
 * @param sessionId of the login, {@code sid} in its tokens
 */
public record RevokeSession(
        @Nullable String sessionId, @Nullable Boolean all) implements GatewayRequest {

    public RevokeSession {
        boolean everyOther = Boolean.TRUE.equals(all);
        if (everyOther == (sessionId != null)) {
            throw Refused.invalid("sessionId", "Either sessionId or all: true is needed.");
        }
        if (sessionId != null) {
            requireSession(sessionId);
        }
    }

    private static void requireSession(String sessionId) {
        try {
            if (UUID.fromString(sessionId).toString().equals(sessionId)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Refused.invalid("sessionId", "sessionId is not the id of a session.");
    }
}
