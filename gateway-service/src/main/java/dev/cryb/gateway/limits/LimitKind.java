package dev.cryb.gateway.limits;

import dev.cryb.request.RequestType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is counted together, by the events' names; a name that nothing stands for yet does no harm. */
enum LimitKind {
    CONNECTIONS(LimitSettings::connections, Set.of()),
    MESSAGES(LimitSettings::messages, Set.of("message:create")),
    EDITS(LimitSettings::edits, Set.of("message:edit")),
    REACTIONS(LimitSettings::reactions, Set.of("message:react", "message:unreact")),
    TYPING(LimitSettings::typing, Set.of("channel:typing")),
    HISTORY(LimitSettings::history, Set.of("channel:messages", "message:search", "message:pins")),
    PRESENCE(LimitSettings::presence, Set.of("presence:update")),
    MEMBER_LISTS(LimitSettings::memberLists, Set.of("server:request_members", "presence:request")),
    INVITES(LimitSettings::invites, Set.of("invite:create", "invite:delete")),
    CODES(LimitSettings::invites, Set.of("server:join", "invite:resolve")),
    FRIEND_REQUESTS(LimitSettings::friendRequests, Set.of("friend:request")),
    DIRECT_MESSAGES(LimitSettings::directMessages, Set.of("dm:create")),
    UPLOADS(LimitSettings::uploads, Set.of("media:upload_request")),
    VOICE(
            LimitSettings::voice,
            Set.of(
                    "voice:join",
                    "voice:leave",
                    "voice:token",
                    "voice:state_update",
                    "voice:server_mute",
                    "voice:server_deafen",
                    "voice:move",
                    "voice:kick")),
    ADMINISTRATION(
            LimitSettings::administration,
            Set.of(
                    "server:create",
                    "server:update",
                    "server:delete",
                    "server:transfer_owner",
                    "channel:create",
                    "channel:update",
                    "channel:delete",
                    "channel:reorder",
                    "channel:overwrite_set",
                    "channel:overwrite_delete",
                    "role:create",
                    "role:update",
                    "role:delete",
                    "role:reorder",
                    "role:assign",
                    "role:unassign",
                    "emoji:create",
                    "emoji:delete"));

    private static final Map<String, LimitKind> BY_EVENT = Arrays.stream(values())
            .flatMap(kind -> kind.events.stream().map(event -> Map.entry(event, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Function<LimitSettings, Rate> rate;
    private final Set<String> events;

    LimitKind(Function<LimitSettings, Rate> rate, Set<String> events) {
        this.rate = rate;
        this.events = events;
    }

    /** What a request counts as, if it is limited beyond frames. */
    static @Nullable LimitKind of(RequestType type) {
        return BY_EVENT.get(type.wireName());
    }

    /** The requests that it counts. */
    Set<String> events() {
        return events;
    }

    Rate rate(LimitSettings settings) {
        return rate.apply(settings);
    }
}
