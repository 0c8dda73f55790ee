package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's members, in chunks of up to 1000: all, those whose name begins so, or those named by id.
 *
 * @param limit most members of a search by prefix; 0 without a query means all
 * @param presences whether to add who is there
 * @param nonce given back with each chunk
 */
public record RequestMembers(
        ServerId serverId,
        @Nullable String query,
        @Nullable List<UserId> userIds,
        @Nullable Integer limit,
        @Nullable Boolean presences,
        @Nullable String nonce)
        implements Query {

    public RequestMembers {
        Shape.required("serverId", serverId);
        query = Shape.optionalText("query", query, 0, 100);
        if (userIds != null) {
            Shape.list("userIds", userIds, 100);
            if (query != null && !query.isEmpty()) {
                throw Refused.invalid("userIds", "Give either query or userIds.");
            }
        }
        limit = Shape.number("limit", limit, 0, 1000, 0);
        nonce = Shape.optionalText("nonce", nonce, 1, 64);
    }
}
