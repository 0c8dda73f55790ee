package dev.cryb.gateway.access;

import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One member's way into private channels or out of them, by what the member could view before a change and after it.
 *
 * <p>The member need not have sessions here: every gateway tells its own sessions of it.
 */
final class Passage {

    private final ServerRights rights;
    private final UserId userId;
    private final Set<ChannelId> before;

    private Passage(ServerRights rights, UserId userId, Set<ChannelId> before) {
        this.rights = rights;
        this.userId = userId;
        this.before = before;
    }

    /** Begins before a change; the roles are those that the member has then. */
    static Passage of(ServerRights rights, UserId userId, Collection<RoleId> roles) {
        return new Passage(rights, userId, viewed(rights, userId, roles));
    }

    /** Begins before someone comes into the server. */
    static Passage fromOutside(ServerRights rights, UserId userId) {
        return new Passage(rights, userId, Set.of());
    }

    /** Ends after the change. */
    List<SightChange> end(Member member) {
        List<SightChange> seen = new ArrayList<>();
        Set<ChannelId> after = viewed(rights, userId, member.roles());
        for (ChannelId channel : after) {
            if (!before.contains(channel)) {
                seen.add(new SightChange.Entered(channel, member));
            }
        }
        for (ChannelId channel : before) {
            if (!after.contains(channel)) {
                seen.add(new SightChange.Left(channel, userId));
            }
        }
        return seen;
    }

    /** Ends with the member out of the server. */
    List<SightChange> endOutside() {
        return before.stream()
                .<SightChange>map(channel -> new SightChange.Left(channel, userId))
                .toList();
    }

    private static Set<ChannelId> viewed(ServerRights rights, UserId userId, Collection<RoleId> roles) {
        Subject subject = rights.subject(userId, roles);
        Permissions base = rights.base(subject);
        Set<ChannelId> viewed = new LinkedHashSet<>();
        for (Channel channel : rights.privateChannels()) {
            if (rights.views(subject, base, channel)) {
                viewed.add(channel.id());
            }
        }
        return viewed;
    }
}
