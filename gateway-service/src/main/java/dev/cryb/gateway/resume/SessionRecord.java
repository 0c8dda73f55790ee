package dev.cryb.gateway.resume;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Device;
import dev.cryb.request.Identify;
import dev.cryb.request.Showing;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a session to take it up again.
 *
 * @param largeThreshold in servers of up to so many members it hears who is there
 * @param showing what it last wanted to show of its user
 * @param joined channels that it has joined
 * @param servers those that its user was in when the record was written
 */
public record SessionRecord(
        UserId userId,
        Device device,
        int largeThreshold,
        Identify.Interests interests,
        @Nullable Showing showing,
        Set<ChannelId> joined,
        Set<ServerId> servers) {

    /** Signs in as the session did. */
    public Identify identify(String token) {
        return new Identify(token, device, largeThreshold, interests, showing, null);
    }
}
