package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.AuditId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A server's audit log, newest first.
 *
 * @param action wire name of a request
 * @param before an entry's id
 */
public record ListAudit(
        ServerId serverId,
        @Nullable String action,
        @Nullable UserId actorId,
        @Nullable AuditId before,
        @Nullable Integer limit)
        implements Query {

    public ListAudit {
        Shape.required("serverId", serverId);
        action = Shape.optionalText("action", action, 1, 64);
        limit = Shape.number("limit", limit, 1, 100, 50);
    }
}
