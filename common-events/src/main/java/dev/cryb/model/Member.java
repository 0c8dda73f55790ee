package dev.cryb.model;

import dev.cryb.id.RoleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user in a server.
 *
 * @param roles without @everyone
 * @param timeoutUntil while it lies ahead, the member may only look
 */
public record Member(
        User user,
        @Nullable String nick,
        List<RoleId> roles,
        Instant joinedAt,
        @Nullable Instant timeoutUntil) {}
