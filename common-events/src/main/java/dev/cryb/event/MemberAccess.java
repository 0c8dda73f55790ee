package dev.cryb.event;

import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A membership as far as rights go; roles are without @everyone. */
public record MemberAccess(
        ServerId serverId,
        UserId userId,
        List<RoleId> roles,
        @Nullable Instant timeoutUntil) {}
