package dev.cryb.gateway.access;

import dev.cryb.gateway.fanout.Group;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.permission.Permissions;
import java.util.List;

/** What a change of rights shows to some sessions, or hides from them. */
public sealed interface SightChange {

    /** A channel that was there already can be seen now. */
    record Appeared(List<Group> to, Channel channel, Permissions permissions) implements SightChange {}

    /** A channel that is still there can be seen no more. */
    record Vanished(List<Group> to, ChannelId channelId) implements SightChange {}

    /** A member is among those who may view a private channel; they hear it, but for the member. */
    record Entered(ChannelId channelId, Member member) implements SightChange {}

    /** A member is no longer among those who may view a private channel; they hear it. */
    record Left(ChannelId channelId, UserId userId) implements SightChange {}
}
