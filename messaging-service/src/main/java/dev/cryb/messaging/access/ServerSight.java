package dev.cryb.messaging.access;

import dev.cryb.event.MemberAccess;

/** A server as one of its members sees it. */
public record ServerSight(ServerModel server, MemberAccess member, Rights rights) {}
