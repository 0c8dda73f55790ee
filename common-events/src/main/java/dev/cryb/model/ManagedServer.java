package dev.cryb.model;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server as administrators of the deployment see it: whose it is and how large, and nothing of what is said there.
 *
 * @param ownerUsername null where the owner has left no profile
 */
public record ManagedServer(
        ServerId id, String name, UserId ownerId, @Nullable String ownerUsername, int memberCount, Instant createdAt) {

    /** Some of them, in the order of their ids. */
    public record Page(List<ManagedServer> servers, boolean hasMore) {}
}
