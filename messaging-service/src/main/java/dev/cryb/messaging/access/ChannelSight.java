package dev.cryb.messaging.access;

import dev.cryb.event.MemberAccess;

/** A channel as one who may view it sees it. */
public record ChannelSight(ServerModel server, ChannelModel channel, MemberAccess member, Rights rights) {}
