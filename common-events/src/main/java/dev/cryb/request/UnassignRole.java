package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;

/** Takes a role from a member. */
public record UnassignRole(ServerId serverId, RoleId roleId, UserId userId) implements Command {

    public UnassignRole {
        Shape.required("serverId", serverId);
        Shape.required("roleId", roleId);
        Shape.required("userId", userId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
