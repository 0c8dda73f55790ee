package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;

/** Leaves a server; its owner cannot. */
public record LeaveServer(ServerId serverId) implements Command {

    public LeaveServer {
        Shape.required("serverId", serverId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
