package dev.cryb.contract;

import java.util.Map;

/** What gateways tell clients by themselves, in no record of the shared contract. */
final class OwnEvents {

    private static final String ENDING = "{code: int, reason: string, resumable: boolean, retryAfterMs?: int}";

    static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry(
                    "connect",
                    "{heartbeatInterval: int, identifyTimeout: int, maxFrame: int, protocol: int, node: string}"),
            Map.entry(
                    "ready",
                    "{user: User, sessionId: string, servers: ServerState[], dms: Channel[], friends: User[], "
                            + "relationships: Relationship[], readStates: ReadState[], presences: Presence[], "
                            + "voiceStates?: VoiceState[], resumeWindowMs: int}"),
            Map.entry("resumed", "{replayed: int, resumed: boolean}"),
            Map.entry("heartbeat_ack", "{serverTime: instant, offset: string}"),
            Map.entry("offset", "{}"),
            Map.entry(
                    "error",
                    "{code: ErrorCode, message: string, event?: string, retryable?: boolean, "
                            + "retryAfterMs?: int, field?: string, permission?: string, correlationId?: string}"),
            Map.entry("disconnect", ENDING),
            Map.entry("session:closing", ENDING),
            Map.entry("auth:expiring", "{expiresAt: instant}"),
            Map.entry("message:mention", "{message: Message, kind: string}"),
            Map.entry("friend:online", "{userId: UserId, presence: Presence}"),
            Map.entry("friend:offline", "{userId: UserId, lastSeen: instant}"),
            Map.entry("voice:speaking", "{channelId: ChannelId, userId: UserId, speaking: boolean}"),
            Map.entry("server:members_chunk", "MemberChunk"));

    private OwnEvents() {}
}
