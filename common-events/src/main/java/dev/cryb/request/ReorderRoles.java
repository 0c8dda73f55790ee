package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import java.util.List;

/** Gives roles new ranks; those not named keep theirs. */
public record ReorderRoles(ServerId serverId, List<Rank> roles) implements Command {

    public ReorderRoles {
        Shape.required("serverId", serverId);
        Shape.required("roles", roles);
        Shape.list("roles", roles, 250);
        if (roles.isEmpty()) {
            throw Refused.invalid("roles", "roles takes 1 to 250 entries.");
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }

    /** A role's rank: higher acts on lower; 0 is that of @everyone. */
    public record Rank(RoleId id, Integer position) {

        public Rank {
            Shape.required("id", id);
            Shape.required("position", position);
            Shape.number("position", position, 1, 10_000, 1);
        }
    }
}
