package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.permission.Permissions;
import org.jspecify.annotations.Nullable;

/** Makes a role, just above @everyone; it grants what @everyone is granted unless told otherwise. */
public record CreateRole(
        ServerId serverId,
        String name,
        @Nullable Integer color,
        @Nullable Permissions permissions,
        @Nullable Boolean hoist,
        @Nullable Boolean mentionable)
        implements Command {

    public CreateRole {
        Shape.required("serverId", serverId);
        name = Shape.name("name", name, 1, 100);
        color = Shape.number("color", color, 0, 0xFFFFFF, 0);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
