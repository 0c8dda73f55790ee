package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.permission.Permissions;
import org.jspecify.annotations.Nullable;

/** Changes a role: what is absent stays. Of @everyone only the permissions change. */
public record UpdateRole(
        ServerId serverId,
        RoleId roleId,
        @Nullable String name,
        @Nullable Integer color,
        @Nullable Permissions permissions,
        @Nullable Boolean hoist,
        @Nullable Boolean mentionable)
        implements Command {

    public UpdateRole {
        Shape.required("serverId", serverId);
        Shape.required("roleId", roleId);
        name = name == null ? null : Shape.name("name", name, 1, 100);
        if (color != null) {
            Shape.number("color", color, 0, 0xFFFFFF, 0);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
