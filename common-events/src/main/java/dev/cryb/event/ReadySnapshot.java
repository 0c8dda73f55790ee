package dev.cryb.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Presence;
import dev.cryb.model.ReadState;
import dev.cryb.model.Relationship;
import dev.cryb.model.ServerState;
import dev.cryb.model.User;
import java.util.List;
import java.util.Map;

/**
 * All that a session starts from, at one moment; the answer to {@link dev.cryb.request.GetReady}.
 *
 * @param ready {@link Ready} as JSON; the gateway adds what it alone knows
 * @param memberships the user's, as far as rights go
 * @param dms direct messages and groups that the user is in, closed ones too
 * @param published source number of the newest event that is contained, by partition
 */
public record ReadySnapshot(
        JsonNode ready,
        List<MemberAccess> memberships,
        List<DmAccess> dms,
        List<UserId> friends,
        Map<Integer, Long> published) {

    /** What the client gets of it as {@code ready}; relationships are those that are no friendship. */
    public record Ready(
            User user,
            List<ServerState> servers,
            List<Channel> dms,
            List<User> friends,
            List<Relationship> relationships,
            List<ReadState> readStates,
            List<Presence> presences) {}
}
