package dev.cryb.event;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import java.util.List;

/**
 * A server as gateways know it, to decide who sees what.
 *
 * @param memberCount decides whether all of its members hear who is there
 * @param channels all of them, without their newest messages: what one sees when a channel appears to one
 */
public record ServerAccess(
        ServerId id, UserId ownerId, int memberCount, List<RoleAccess> roles, List<Channel> channels) {}
