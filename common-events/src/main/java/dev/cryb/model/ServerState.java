package dev.cryb.model;

import java.util.List;
import java.util.Objects;

/**
 * A server as one member sees it.
 *
 * @param channels those that the member may view, by position
 * @param voiceStates filled by the gateway from the voice service
 * @param presences filled by the gateway from the presence service
 * @param emojis its own, by id; none from a messaging service of a version before them
 */
public record ServerState(
        Server server,
        List<Role> roles,
        List<Channel> channels,
        Member me,
        int memberCount,
        List<VoiceState> voiceStates,
        List<Presence> presences,
        List<ServerEmoji> emojis) {

    public ServerState {
        emojis = Objects.requireNonNullElse(emojis, List.of());
    }
}
