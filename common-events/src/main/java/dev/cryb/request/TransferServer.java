package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;

/** Hands a server over to another of its members. */
public record TransferServer(ServerId serverId, UserId userId) implements Command {

    public TransferServer {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
