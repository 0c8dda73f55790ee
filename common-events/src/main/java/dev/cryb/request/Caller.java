package dev.cryb.request;

import dev.cryb.id.UserId;
import dev.cryb.model.User;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, stamped by the gateway from the session and never by the client.
 *
 * @param avatar as the gateway last heard it
 */
public record Caller(
        UserId userId,
        String username,
        String displayName,
        @Nullable String avatar) {

    /** As others see this person. */
    public User user() {
        return new User(userId, username, displayName, avatar);
    }
}
