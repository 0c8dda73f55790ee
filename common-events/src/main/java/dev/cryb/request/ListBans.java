package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A server's bans, newest first.
 *
 * @param before a banned user: those banned earlier are shown
 */
public record ListBans(
        ServerId serverId,
        @Nullable UserId before,
        @Nullable Integer limit) implements Query {

    public ListBans {
        Shape.required("serverId", serverId);
        limit = Shape.number("limit", limit, 1, 100, 50);
    }
}
