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
    CHANNEL_LEAVE("channel:leave", LeaveChannel.class, Service.GATEWAY, "", "anyone signed in", ""),

    SERVER_CREATE(
            "server:create", CreateServer.class, Service.MESSAGING, "hash(user, nonce)", "anyone signed in", "read"),
    SERVER_JOIN(
            "server:join", JoinServer.class, Service.MESSAGING, "inviteCode", "who holds the code, not banned", "read"),
    SERVER_LEAVE("server:leave", LeaveServer.class, Service.MESSAGING, "serverId", "a member, not the owner", "cached"),
    SERVER_STATE("server:state", GetServerState.class, Service.MESSAGING, "any", "a member", "read"),
    CHANNEL_CREATE("channel:create", CreateChannel.class, Service.MESSAGING, "serverId", "MANAGE_CHANNELS", "cached"),
    CHANNEL_JOIN("channel:join", JoinChannel.class, Service.MESSAGING, "any", "VIEW_CHANNEL", "read"),
    CHANNEL_MESSAGES(
            "channel:messages",
            ListMessages.class,
            Service.MESSAGING,
            "any",
            "VIEW_CHANNEL, READ_MESSAGE_HISTORY",
            "read"),
    INVITE_CREATE("invite:create", CreateInvite.class, Service.MESSAGING, "channelId", "CREATE_INVITE", "cached"),
    INVITE_RESOLVE("invite:resolve", ResolveInvite.class, Service.MESSAGING, "any", "who holds the code", "read"),
    MESSAGE_CREATE("message:create", CreateMessage.class, Service.MESSAGING, "channelId", "SEND_MESSAGES", "cached"),

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
