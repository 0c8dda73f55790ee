package dev.cryb.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What requests are answered with, where it is one of the models.
 *
 * <p>A request that is not here is described by its examples in docs/protocol.md. {@code ProtocolDocSystemTest} holds
 * every ack that comes against the schema that follows.
 */
final class AckShapes {

    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry("identify", "{sessionId: string, expiresAt: instant}"),
            Map.entry("resume", "{replayed: int, resumed: boolean}"),
            Map.entry("heartbeat", "{}"),
            Map.entry("auth:refresh", "{expiresAt: instant}"),
            Map.entry(
                    "session:list",
                    "{sessions: {sessionId: string, createdAt: instant, refreshedAt: instant, "
                            + "expiresAt: instant, current: boolean}[]}"),
            Map.entry("session:revoke", "{revoked: int}"),
            Map.entry("channel:leave", "{}"),
            Map.entry("channel:typing", "{expiresAt: instant}"),
            Map.entry("channel:typing_stop", "{}"),
            Map.entry("server:create", "ServerState"),
            Map.entry("server:update", "Server"),
            Map.entry("server:join", "ServerState"),
            Map.entry("server:state", "ServerState"),
            Map.entry("server:request_members", "{chunks: int}"),
            Map.entry("server:member_update", "Member"),
            Map.entry("channel:create", "Channel"),
            Map.entry("channel:update", "Channel"),
            Map.entry("channel:join", "{channel: Channel, readState: ReadState, seq: int}"),
            Map.entry("channel:messages", "MessagePage"),
            Map.entry("channel:ack", "ReadState"),
            Map.entry("invite:create", "Invite"),
            Map.entry("invite:list", "{invites: Invite[]}"),
            Map.entry("invite:resolve", "InviteInfo"),
            Map.entry("message:create", "Message"),
            Map.entry("message:edit", "Message"),
            Map.entry("message:get", "Message"),
            Map.entry("message:delete", "{id: MessageId, channelId: ChannelId, seq: int}"),
            Map.entry("message:pins", "{messages: Message[], hasMore: boolean}"),
            Map.entry("message:search", "{messages: Message[], hasMore: boolean, total: int}"),
            Map.entry("role:create", "Role"),
            Map.entry("role:update", "Role"),
            Map.entry("permissions:check", "{permissions: Permissions, steps: PermissionTrace$Step[]}"),
            Map.entry("emoji:create", "ServerEmoji"),
            Map.entry("emoji:list", "{emojis: ServerEmoji[]}"),
            Map.entry("emoji:delete", "{serverId: ServerId, emojiId: EmojiId}"),
            Map.entry("mod:ban_list", "{bans: Ban[], hasMore: boolean}"),
            Map.entry("audit:list", "{entries: AuditEntry[], hasMore: boolean}"),
            Map.entry("dm:create", "{channel: Channel, existed: boolean}"),
            Map.entry("friend:request", "Relationship"),
            Map.entry("friend:accept", "Relationship"),
            Map.entry("friend:decline", "Relationship"),
            Map.entry("friend:remove", "Relationship"),
            Map.entry("friend:block", "Relationship"),
            Map.entry("friend:unblock", "Relationship"),
            Map.entry("user:update", "Profile"),
            Map.entry("user:get", "Profile"),
            Map.entry("presence:update", "Presence"),
            Map.entry("presence:request", "{presences: Presence[], unknown: UserId[]}"));

    private AckShapes() {}

    static @Nullable String of(String wireName) {
        return SHAPES.get(wireName);
    }
}
