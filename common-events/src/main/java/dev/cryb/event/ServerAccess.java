package dev.cryb.event;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;

/** A server as far as rights go: what a gateway must know of it to decide who sees what. */
public record ServerAccess(ServerId id, UserId ownerId, List<RoleAccess> roles, List<ChannelAccess> channels) {}
