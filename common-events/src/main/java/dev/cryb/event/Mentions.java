package dev.cryb.event;

import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message mentions; gateways tell those of them who may view it.
 *
 * @param author who is not told
 * @param repliedTo the author of the message that it answers, if that one is to be told
 * @param everyone all who may view the channel
 */
public record Mentions(
        UserId author, List<UserId> users, @Nullable UserId repliedTo, List<RoleId> roles, boolean everyone)
        implements Meta {

    /** Whether it mentions no one. */
    public boolean nobody() {
        return users.isEmpty() && repliedTo == null && roles.isEmpty() && !everyone;
    }
}
