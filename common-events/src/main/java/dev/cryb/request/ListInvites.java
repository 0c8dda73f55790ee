package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;

/** A server's invites that are open. */
public record ListInvites(ServerId serverId) implements Query {

    public ListInvites {
        Shape.required("serverId", serverId);
    }
}
