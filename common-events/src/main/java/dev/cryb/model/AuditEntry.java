package dev.cryb.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.id.AuditId;
import dev.cryb.id.ServerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One administrative act.
 *
 * @param action wire name of the request
 * @param targetId of the user, role, channel, message or invite that it was done to
 */
public record AuditEntry(
        AuditId id,
        ServerId serverId,
        String action,
        User actor,
        @Nullable String targetId,
        @Nullable String reason,
        List<Change> changes,
        Instant createdAt) {

    /** A field as it was and as it is; absent where it was not or is not there. */
    public record Change(
            String key, @Nullable JsonNode before, @Nullable JsonNode after) {}
}
