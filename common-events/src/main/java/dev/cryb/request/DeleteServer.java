package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;

/** Deletes a server and all that is in it; its name must be given to make sure. */
public record DeleteServer(ServerId serverId, String confirmName) implements Command {

    public DeleteServer {
        Shape.required("serverId", serverId);
        confirmName = Shape.text("confirmName", confirmName, 1, 100);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
