package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import org.jspecify.annotations.Nullable;

/** Deletes a role; its members lose it. */
public record DeleteRole(
        ServerId serverId, RoleId roleId, @Nullable String reason) implements Command {

    public DeleteRole {
        Shape.required("serverId", serverId);
        Shape.required("roleId", roleId);
        reason = Shape.optionalText("reason", reason, 0, 512);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
