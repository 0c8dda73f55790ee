package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;

/** A server as the caller sees it now. */
public record GetServerState(ServerId serverId) implements Query {

    public GetServerState {
        Shape.required("serverId", serverId);
    }
}
