package dev.cryb.event;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import java.util.List;

/**
 * A server as gateways know it, to decide who sees what.
 *
 * @param channels all of them, without their newest messages: what one sees when a channel appears to one
 */
public record ServerAccess(ServerId id, UserId ownerId, List<RoleAccess> roles, List<Channel> channels) {}
