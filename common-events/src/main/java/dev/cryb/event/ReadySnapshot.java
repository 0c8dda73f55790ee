package dev.cryb.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.model.Channel;
import dev.cryb.model.Presence;
import dev.cryb.model.ReadState;
import dev.cryb.model.ServerState;
import dev.cryb.model.User;
import java.util.List;
import java.util.Map;

/**
 * All that a session starts from, at one moment; the answer to {@link dev.cryb.request.GetReady}.
 *
 * @param ready {@link Ready} as JSON; the gateway adds what it alone knows
 * @param memberships the user's, as far as rights go
 * @param published source number of the newest event that is contained, by partition
 */
public record ReadySnapshot(JsonNode ready, List<MemberAccess> memberships, Map<Integer, Long> published) {

    /** What the client gets of it as {@code ready}. */
    public record Ready(
            User user,
            List<ServerState> servers,
            List<Channel> dms,
            List<User> friends,
            List<ReadState> readStates,
            List<Presence> presences) {}
}
