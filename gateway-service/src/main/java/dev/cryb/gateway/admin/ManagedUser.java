package dev.cryb.gateway.admin;

import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as administrators see them. */
public record ManagedUser(
        UserId id,
        String username,
        String displayName,
        Instant createdAt,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason) {

    /** Some of them, in the order of their ids. */
    public record Page(List<ManagedUser> users, boolean hasMore) {}
}
