package dev.cryb.gateway.account;

import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * Who holds an access token, and for how long.
 *
 * @param sid the login session the token belongs to; revocations name it
 * @param expiresAt when the token ends, without leeway
 * @param groups the roles of the deployment, such as {@code user}
 */
public record Identity(
        UserId userId, String sid, String username, String displayName, Instant expiresAt, Set<String> groups) {

    public Identity {
        groups = Set.copyOf(groups);
    }
}
