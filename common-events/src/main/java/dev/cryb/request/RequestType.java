package dev.cryb.request;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of all requests: wire name, record, owner, and how each is routed and decided.
 *
 * <p>{@code docs/routing.md} is generated from it.
 */
public enum RequestType {
    IDENTIFY("identify", Identify.class, Service.GATEWAY, "", "a valid token", "the token's key"),
    RESUME("resume", Resume.class, Service.GATEWAY, "", "a valid token", "the token's key"),
    HEARTBEAT("heartbeat", Heartbeat.class, Service.GATEWAY, "", "anyone", ""),
    AUTH_REFRESH("auth:refresh", RefreshAuth.class, Service.GATEWAY, "", "a valid token", "the token's key"),
    SESSION_LIST("session:list", ListSessions.class, Service.GATEWAY, "", "anyone signed in", "read"),
    SESSION_REVOKE("session:revoke", RevokeSession.class, Service.GATEWAY, "", "of oneself", "read"),
    CHANNEL_LEAVE("channel:leave", LeaveChannel.class, Service.GATEWAY, "", "anyone signed in", ""),

    CHANNEL_TYPING(
            "channel:typing", StartTyping.class, Service.GATEWAY, "", "VIEW_CHANNEL, SEND_MESSAGES", "access model"),
    CHANNEL_TYPING_STOP("channel:typing_stop", StopTyping.class, Service.GATEWAY, "", "anyone signed in", ""),

    SERVER_CREATE(
            "server:create", CreateServer.class, Service.MESSAGING, "hash(user, nonce)", "anyone signed in", "read"),
    SERVER_UPDATE("server:update", UpdateServer.class, Service.MESSAGING, "serverId", "MANAGE_SERVER", "cached"),
    SERVER_DELETE("server:delete", DeleteServer.class, Service.MESSAGING, "serverId", "the owner", "cached"),
    SERVER_TRANSFER_OWNER(
            "server:transfer_owner", TransferServer.class, Service.MESSAGING, "serverId", "the owner", "cached"),
    SERVER_JOIN(
            "server:join", JoinServer.class, Service.MESSAGING, "inviteCode", "who holds the code, not banned", "read"),
    SERVER_LEAVE("server:leave", LeaveServer.class, Service.MESSAGING, "serverId", "a member, not the owner", "cached"),
    SERVER_STATE("server:state", GetServerState.class, Service.MESSAGING, "any", "a member", "read"),
    SERVER_REQUEST_MEMBERS(
            "server:request_members", RequestMembers.class, Service.MESSAGING, "any", "a member", "read"),
    SERVER_MEMBER_UPDATE(
            "server:member_update",
            UpdateMember.class,
            Service.MESSAGING,
            "serverId",
            "own nick: CHANGE_NICKNAME, others: MANAGE_NICKNAMES; roles: MANAGE_ROLES, above them",
            "cached"),

    CHANNEL_CREATE("channel:create", CreateChannel.class, Service.MESSAGING, "serverId", "MANAGE_CHANNELS", "cached"),
    CHANNEL_UPDATE("channel:update", UpdateChannel.class, Service.MESSAGING, "channelId", "MANAGE_CHANNELS", "cached"),
    CHANNEL_DELETE("channel:delete", DeleteChannel.class, Service.MESSAGING, "channelId", "MANAGE_CHANNELS", "cached"),
    CHANNEL_REORDER(
            "channel:reorder", ReorderChannels.class, Service.MESSAGING, "serverId", "MANAGE_CHANNELS", "cached"),
    CHANNEL_JOIN("channel:join", JoinChannel.class, Service.MESSAGING, "any", "VIEW_CHANNEL", "read"),
    CHANNEL_MESSAGES(
            "channel:messages",
            ListMessages.class,
            Service.MESSAGING,
            "any",
            "VIEW_CHANNEL, READ_MESSAGE_HISTORY",
            "read"),
    CHANNEL_ACK("channel:ack", AckChannel.class, Service.MESSAGING, "channelId", "VIEW_CHANNEL", "cached"),

    INVITE_CREATE("invite:create", CreateInvite.class, Service.MESSAGING, "channelId", "CREATE_INVITE", "cached"),
    INVITE_DELETE(
            "invite:delete", DeleteInvite.class, Service.MESSAGING, "code", "its creator, or MANAGE_CHANNELS", "read"),
    INVITE_LIST("invite:list", ListInvites.class, Service.MESSAGING, "any", "MANAGE_SERVER", "read"),
    INVITE_RESOLVE("invite:resolve", ResolveInvite.class, Service.MESSAGING, "any", "who holds the code", "read"),

    MESSAGE_CREATE("message:create", CreateMessage.class, Service.MESSAGING, "channelId", "SEND_MESSAGES", "cached"),
    MESSAGE_EDIT("message:edit", EditMessage.class, Service.MESSAGING, "channelId", "its author", "cached"),
    MESSAGE_DELETE(
            "message:delete",
            DeleteMessage.class,
            Service.MESSAGING,
            "channelId",
            "its author, or MANAGE_MESSAGES",
            "cached"),
    MESSAGE_BULK_DELETE(
            "message:bulk_delete",
            BulkDeleteMessages.class,
            Service.MESSAGING,
            "channelId",
            "MANAGE_MESSAGES",
            "cached"),
    MESSAGE_REACT(
            "message:react",
            React.class,
            Service.MESSAGING,
            "channelId",
            "READ_MESSAGE_HISTORY, ADD_REACTIONS for a new emoji",
            "cached"),
    MESSAGE_UNREACT(
            "message:unreact",
            Unreact.class,
            Service.MESSAGING,
            "channelId",
            "READ_MESSAGE_HISTORY, MANAGE_MESSAGES for others",
            "cached"),
    MESSAGE_REACTIONS_CLEAR(
            "message:reactions_clear",
            ClearReactions.class,
            Service.MESSAGING,
            "channelId",
            "MANAGE_MESSAGES",
            "cached"),
    MESSAGE_PIN("message:pin", PinMessage.class, Service.MESSAGING, "channelId", "PIN_MESSAGES", "cached"),
    MESSAGE_UNPIN("message:unpin", UnpinMessage.class, Service.MESSAGING, "channelId", "PIN_MESSAGES", "cached"),
    MESSAGE_GET(
            "message:get", GetMessage.class, Service.MESSAGING, "any", "VIEW_CHANNEL, READ_MESSAGE_HISTORY", "read"),
    MESSAGE_PINS(
            "message:pins", ListPins.class, Service.MESSAGING, "any", "VIEW_CHANNEL, READ_MESSAGE_HISTORY", "read"),
    MESSAGE_SEARCH(
            "message:search",
            SearchMessages.class,
            Service.MESSAGING,
            "any",
            "VIEW_CHANNEL, READ_MESSAGE_HISTORY of every hit",
            "read"),

    ROLE_CREATE(
            "role:create",
            CreateRole.class,
            Service.MESSAGING,
            "serverId",
            "MANAGE_ROLES, and the rights granted",
            "cached"),
    ROLE_UPDATE(
            "role:update", UpdateRole.class, Service.MESSAGING, "serverId", "MANAGE_ROLES, above the role", "cached"),
    ROLE_DELETE(
            "role:delete", DeleteRole.class, Service.MESSAGING, "serverId", "MANAGE_ROLES, above the role", "cached"),
    ROLE_REORDER(
            "role:reorder",
            ReorderRoles.class,
            Service.MESSAGING,
            "serverId",
            "MANAGE_ROLES, above the roles",
            "cached"),
    ROLE_ASSIGN(
            "role:assign", AssignRole.class, Service.MESSAGING, "serverId", "MANAGE_ROLES, above the role", "cached"),
    ROLE_UNASSIGN(
            "role:unassign",
            UnassignRole.class,
            Service.MESSAGING,
            "serverId",
            "MANAGE_ROLES, above the role",
            "cached"),
    CHANNEL_OVERWRITE_SET(
            "channel:overwrite_set",
            SetOverwrite.class,
            Service.MESSAGING,
            "channelId",
            "MANAGE_ROLES, and the rights touched",
            "cached"),
    CHANNEL_OVERWRITE_DELETE(
            "channel:overwrite_delete",
            DeleteOverwrite.class,
            Service.MESSAGING,
            "channelId",
            "MANAGE_ROLES, and the rights touched",
            "cached"),
    PERMISSIONS_CHECK(
            "permissions:check",
            CheckPermissions.class,
            Service.MESSAGING,
            "any",
            "oneself, of others MANAGE_ROLES",
            "read"),

    MOD_KICK("mod:kick", KickMember.class, Service.MESSAGING, "serverId", "KICK_MEMBERS, above the member", "cached"),
    MOD_BAN("mod:ban", BanMember.class, Service.MESSAGING, "serverId", "BAN_MEMBERS, above the member", "cached"),
    MOD_UNBAN("mod:unban", UnbanMember.class, Service.MESSAGING, "serverId", "BAN_MEMBERS", "cached"),
    MOD_BAN_LIST("mod:ban_list", ListBans.class, Service.MESSAGING, "any", "BAN_MEMBERS", "read"),
    MOD_TIMEOUT(
            "mod:timeout",
            TimeOutMember.class,
            Service.MESSAGING,
            "serverId",
            "MODERATE_MEMBERS, above the member",
            "cached"),
    MOD_TIMEOUT_CLEAR(
            "mod:timeout_clear",
            ClearTimeout.class,
            Service.MESSAGING,
            "serverId",
            "MODERATE_MEMBERS, above the member",
            "cached"),
    AUDIT_LIST("audit:list", ListAudit.class, Service.MESSAGING, "any", "VIEW_AUDIT_LOG", "read"),

    DM_CREATE(
            "dm:create",
            CreateDm.class,
            Service.MESSAGING,
            "hash(both users), of a group hash(user, nonce)",
            "anyone not blocked",
            "read"),
    DM_RECIPIENT_ADD(
            "dm:recipient_add",
            AddRecipient.class,
            Service.MESSAGING,
            "channelId",
            "a recipient of the group",
            "cached"),
    DM_RECIPIENT_REMOVE(
            "dm:recipient_remove",
            RemoveRecipient.class,
            Service.MESSAGING,
            "channelId",
            "oneself, or the group's owner",
            "cached"),
    DM_CLOSE("dm:close", CloseDm.class, Service.MESSAGING, "channelId", "a recipient", "cached"),
    FRIEND_REQUEST(
            "friend:request", RequestFriend.class, Service.MESSAGING, "hash(both users)", "anyone not blocked", "read"),
    FRIEND_ACCEPT("friend:accept", AcceptFriend.class, Service.MESSAGING, "hash(both users)", "who was asked", "read"),
    FRIEND_DECLINE(
            "friend:decline",
            DeclineFriend.class,
            Service.MESSAGING,
            "hash(both users)",
            "who asked or was asked",
            "read"),
    FRIEND_REMOVE("friend:remove", RemoveFriend.class, Service.MESSAGING, "hash(both users)", "friends", "read"),
    FRIEND_BLOCK("friend:block", BlockUser.class, Service.MESSAGING, "hash(both users)", "anyone", "read"),
    FRIEND_UNBLOCK(
            "friend:unblock", UnblockUser.class, Service.MESSAGING, "hash(both users)", "who has blocked", "read"),
    USER_UPDATE("user:update", UpdateUser.class, Service.MESSAGING, "the user", "oneself", "read"),
    USER_GET(
            "user:get",
            GetUser.class,
            Service.MESSAGING,
            "any",
            "who shares a server, a friendship or a direct message",
            "read"),

    MEDIA_UPLOAD_REQUEST(
            "media:upload_request",
            RequestUpload.class,
            Service.MEDIA,
            "the user",
            "ATTACH_FILES; MANAGE_SERVER for icons and emoji; oneself for an avatar",
            "access model"),
    MEDIA_UPLOAD_COMPLETE(
            "media:upload_complete", CompleteUpload.class, Service.MEDIA, "uploadId", "who asked for it", "read"),
    MEDIA_UPLOAD_CANCEL(
            "media:upload_cancel", CancelUpload.class, Service.MEDIA, "uploadId", "who asked for it", "read"),
    MEDIA_QUOTA("media:quota", GetQuota.class, Service.MEDIA, "any", "oneself", "read"),
    MEDIA_URL(
            "media:url",
            GetMediaUrls.class,
            Service.MEDIA,
            "any",
            "VIEW_CHANNEL, READ_MESSAGE_HISTORY of the message",
            "asked of messaging first"),

    EMOJI_CREATE("emoji:create", CreateEmoji.class, Service.MESSAGING, "serverId", "MANAGE_SERVER", "cached"),
    EMOJI_DELETE("emoji:delete", DeleteEmoji.class, Service.MESSAGING, "serverId", "MANAGE_SERVER", "cached"),
    EMOJI_LIST("emoji:list", ListEmoji.class, Service.MESSAGING, "any", "a member", "read"),

    INTERNAL_MEDIA_PICTURE("internal:media_picture", GetPicture.class, Service.MEDIA, "any", "gateways only", "read"),
    INTERNAL_MEDIA_PARTS("internal:media_parts", OpenParts.class, Service.MEDIA, "uploadId", "the service itself", ""),
    INTERNAL_MEDIA_FINISH(
            "internal:media_finish", FinishUpload.class, Service.MEDIA, "uploadId", "the service itself", ""),
    INTERNAL_MEDIA_CONFIRM(
            "internal:media_confirm", ConfirmUpload.class, Service.MEDIA, "uploadId", "messaging only", ""),
    INTERNAL_MEDIA_DROP("internal:media_drop", DropUploads.class, Service.MEDIA, "uploadIds", "messaging only", ""),
    INTERNAL_MEDIA_COLLECT(
            "internal:media_collect", CollectUploads.class, Service.MEDIA, "uploadIds", "the service itself", ""),
    INTERNAL_MEDIA_URLS("internal:media_urls", SignUrls.class, Service.MEDIA, "any", "gateways only", "read"),
    INTERNAL_UPLOAD_OFFER("internal:upload_offer", OfferUpload.class, Service.MESSAGING, "uploadId", "media only", ""),
    INTERNAL_UPLOAD_REVIEW(
            "internal:upload_review", ReviewUploads.class, Service.MESSAGING, "uploadIds", "media only", ""),
    INTERNAL_FILES_RELEASE(
            "internal:files_release", ReleaseFiles.class, Service.MESSAGING, "channelId", "the service itself", ""),
    INTERNAL_ATTACHMENTS(
            "internal:attachments", FindAttachments.class, Service.MESSAGING, "any", "gateways only", "read"),

    INTERNAL_ACCOUNT_CLOSE(
            "internal:account_close", CloseAccount.class, Service.MESSAGING, "the user", "gateways only", "read"),
    INTERNAL_SERVER_REMOVE(
            "internal:server_remove", RemoveServer.class, Service.MESSAGING, "serverId", "gateways only", "cached"),
    INTERNAL_AUTHOR_SWEEP(
            "internal:author_sweep", SweepAuthor.class, Service.MESSAGING, "serverId", "the service itself", ""),
    PRESENCE_UPDATE("presence:update", UpdatePresence.class, Service.PRESENCE, "the user", "oneself", "cached"),
    PRESENCE_REQUEST(
            "presence:request",
            RequestPresences.class,
            Service.PRESENCE,
            "any",
            "who shares a server, a friendship or a direct message",
            "asked of messaging first"),

    VOICE_JOIN(
            "voice:join",
            JoinVoice.class,
            Service.VOICE,
            "the user",
            "CONNECT; MOVE_MEMBERS passes the user limit",
            "stamped by the gateway"),
    VOICE_LEAVE("voice:leave", LeaveVoice.class, Service.VOICE, "the user", "oneself", ""),
    VOICE_TOKEN(
            "voice:token",
            RenewVoiceToken.class,
            Service.VOICE,
            "the user",
            "CONNECT, who is in the call",
            "stamped by the gateway"),
    VOICE_STATE_UPDATE(
            "voice:state_update",
            UpdateVoiceState.class,
            Service.VOICE,
            "the user",
            "oneself; STREAM for video and screen",
            "read"),
    VOICE_SPEAKING("voice:speaking", Speak.class, Service.GATEWAY, "", "SPEAK, who is in a call", "access model"),
    VOICE_SERVER_MUTE(
            "voice:server_mute",
            ServerMuteVoice.class,
            Service.VOICE,
            "userId",
            "MUTE_MEMBERS, above the member",
            "asked of messaging first"),
    VOICE_SERVER_DEAFEN(
            "voice:server_deafen",
            ServerDeafenVoice.class,
            Service.VOICE,
            "userId",
            "DEAFEN_MEMBERS, above the member",
            "asked of messaging first"),
    VOICE_MOVE(
            "voice:move",
            MoveVoice.class,
            Service.VOICE,
            "userId",
            "MOVE_MEMBERS here and there, above the member",
            "asked of messaging first"),
    VOICE_KICK(
            "voice:kick",
            KickVoice.class,
            Service.VOICE,
            "userId",
            "MOVE_MEMBERS, above the member",
            "asked of messaging first"),

    INTERNAL_VOICE_SEEN("internal:voice_seen", SeeVoice.class, Service.VOICE, "userId", "the service itself", "read"),
    INTERNAL_VOICE_MISSED(
            "internal:voice_missed", MissVoice.class, Service.VOICE, "userId", "the service itself", "read"),
    INTERNAL_VOICE_RECHECK(
            "internal:voice_recheck",
            RecheckVoice.class,
            Service.VOICE,
            "serverId or channelId",
            "messaging, and the service itself",
            "read"),
    INTERNAL_VOICE_RIGHTS("internal:voice_rights", JudgeVoice.class, Service.VOICE, "userId", "messaging only", "read"),
    INTERNAL_VOICE_CHECK(
            "internal:voice_check",
            CheckVoice.class,
            Service.MESSAGING,
            "serverId or channelId",
            "voice only",
            "cached"),
    INTERNAL_VOICE_STATES("internal:voice_states", GetVoiceStates.class, Service.VOICE, "any", "gateways only", "read"),
    INTERNAL_VOICE_STANDING(
            "internal:voice_standing", GetVoiceStanding.class, Service.MESSAGING, "any", "gateways only", "read"),

    INTERNAL_PRESENCE_ATTEND(
            "internal:presence_attend", Attend.class, Service.PRESENCE, "the users", "gateways only", ""),
    INTERNAL_PRESENCE_FORGET(
            "internal:presence_forget", ForgetPresence.class, Service.PRESENCE, "the user", "gateways only", ""),
    INTERNAL_PRESENCE_SETTLE(
            "internal:presence_settle", SettlePresence.class, Service.PRESENCE, "the users", "the service itself", ""),
    INTERNAL_PRESENCE_VACATE(
            "internal:presence_vacate", Vacate.class, Service.PRESENCE, "partition", "the service itself", ""),
    INTERNAL_PRESENCES("internal:presences", GetPresences.class, Service.PRESENCE, "any", "gateways only", "read"),
    INTERNAL_IN_SIGHT("internal:in_sight", FindInSight.class, Service.MESSAGING, "any", "gateways only", "read"),
    INTERNAL_SERVERS("internal:servers", ListServers.class, Service.MESSAGING, "any", "gateways only", "read"),
    INTERNAL_READY("internal:ready", GetReady.class, Service.MESSAGING, "any", "gateways only", "read"),
    INTERNAL_ACCESS("internal:access", GetServerAccess.class, Service.MESSAGING, "any", "gateways only", "read");

    private static final Map<String, RequestType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RequestType::wireName, Function.identity()));
    private static final Map<Class<?>, RequestType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RequestType::record, Function.identity()));

    private final String wireName;
    private final Class<? extends Request> record;
    private final Service service;
    private final String partitionKey;
    private final String right;
    private final String decidedFrom;

    RequestType(
            String wireName,
            Class<? extends Request> record,
            Service service,
            String partitionKey,
            String right,
            String decidedFrom) {
        this.wireName = wireName;
        this.record = record;
        this.service = service;
        this.partitionKey = partitionKey;
        this.right = right;
        this.decidedFrom = decidedFrom;
    }

    /** The request of a wire name, if there is one. */
    public static @Nullable RequestType named(String wireName) {
        return BY_NAME.get(wireName);
    }

    static RequestType of(Class<?> record) {
        RequestType type = BY_RECORD.get(record);
        if (type == null) {
            throw new IllegalStateException(record + " is not in the catalogue");
        }
        return type;
    }

    public String wireName() {
        return wireName;
    }

    public Class<? extends Request> record() {
        return record;
    }

    /** Who answers it. */
    public Service service() {
        return service;
    }

    /** Whether it changes something. */
    public boolean isCommand() {
        return Command.class.isAssignableFrom(record);
    }

    /** Whether only gateways and services may ask it. */
    public boolean isInternal() {
        return wireName.startsWith("internal:");
    }

    /** What its partition comes from, in words. */
    public String partitionKey() {
        return partitionKey;
    }

    /** Who may ask it, in words. */
    public String right() {
        return right;
    }

    /** Where the right is read: from the cached model of the partition's holder, or in the transaction. */
    public String decidedFrom() {
        return decidedFrom;
    }
}
