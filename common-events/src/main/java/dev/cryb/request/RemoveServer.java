package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;

/** Deletes a server whoever owns it: only the gateway asks it, for an administrator of the deployment. */
public record RemoveServer(ServerId serverId) implements Command {

    public RemoveServer {
        Shape.required("serverId", serverId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
