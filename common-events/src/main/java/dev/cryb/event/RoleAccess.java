package dev.cryb.event;

import dev.cryb.id.RoleId;
import dev.cryb.permission.PermissionCalculator;
import dev.cryb.permission.Permissions;

/**
 * A role as far as rights go.
 *
 * @param position its rank: higher acts on lower
 */
public record RoleAccess(RoleId id, Permissions permissions, int position) {

    /** The form that the calculator takes. */
    public PermissionCalculator.RoleGrant grant() {
        return new PermissionCalculator.RoleGrant(id.value(), permissions);
    }
}
