package dev.cryb.gateway.access;

import dev.cryb.gateway.fanout.Group;
import dev.cryb.id.ChannelId;
import dev.cryb.model.Channel;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The channels that are seen otherwise after a change, for whoever it concerns. */
final class Difference {

    private final List<Function<List<Group>, SightChange>> changes = new ArrayList<>();

    /** A channel is seen now or not, and was the other way. */
    void add(Channel channel, Permissions now) {
        if (now.has(Permission.VIEW_CHANNEL)) {
            changes.add(groups -> new SightChange.Appeared(groups, channel, now));
        } else {
            gone(channel.id());
        }
    }

    /** A channel is seen no more. */
    void gone(ChannelId channelId) {
        changes.add(groups -> new SightChange.Vanished(groups, channelId));
    }

    /** The same as it is told to some. */
    List<SightChange> to(List<Group> groups) {
        return changes.stream().map(change -> change.apply(groups)).toList();
    }
}
