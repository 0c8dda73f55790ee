package dev.cryb.model;

import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.permission.Permissions;

/**
 * A role of a server; @everyone has its server's id and position 0.
 *
 * @param color 24 bits of RGB
 * @param position rank: higher acts on lower
 * @param hoist shown as a group of its own in member lists
 */
public record Role(
        RoleId id,
        ServerId serverId,
        String name,
        int color,
        Permissions permissions,
        int position,
        boolean hoist,
        boolean mentionable) {}
