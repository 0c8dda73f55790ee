package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;

/** A server's own emoji. */
public record ListEmoji(ServerId serverId) implements Query {

    public ListEmoji {
        Shape.required("serverId", serverId);
    }
}
