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
 * @param since when the token began to be read, by {@link System#nanoTime()}
 */
public record Identity(
        UserId userId,
        String sid,
        String username,
        String displayName,
        Instant expiresAt,
        Set<String> groups,
        long since) {

    public Identity {
        groups = Set.copyOf(groups);
    }

    /** Whether this is an administrator of the deployment. */
    public boolean isAdmin() {
        return groups.contains(Groups.ADMIN);
    }
}
