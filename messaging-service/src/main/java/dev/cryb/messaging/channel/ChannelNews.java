package dev.cryb.messaging.channel;

import dev.cryb.event.AccessChange;
import dev.cryb.event.ChannelAccess;
import dev.cryb.event.ChannelEvent;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a channel's model in step with its row, and says what there is to tell of it. */
final class ChannelNews {

    private ChannelNews() {}

    /** A channel's row has changed. */
    static ChannelEvent.ChannelUpdated updated(Channel channel, ChannelModel model, ServerModel server) {
        model.change(access(channel), channel.position(), channel.slowmodeSeconds());
        return new ChannelEvent.ChannelUpdated(channel, new AccessChange.ChannelOpened(server.id(), channel));
    }

    /** What the audit log says of a channel that was made, changed or deleted. */
    static Changes changes(@Nullable Channel before, @Nullable Channel after) {
        return new Changes()
                .of("name", before, after, Channel::name)
                .of("type", before, after, Channel::type)
                .of("topic", before, after, Channel::topic)
                .of("parentId", before, after, Channel::parentId)
                .of("slowmodeSeconds", before, after, Channel::slowmodeSeconds)
                .of("userLimit", before, after, Channel::userLimit)
                .of("overwrites", before, after, ChannelNews::overwrites);
    }

    private static @Nullable Object overwrites(Channel channel) {
        return channel.overwrites() == null || channel.overwrites().isEmpty() ? null : channel.overwrites();
    }

    /** A channel as far as rights go. */
    static ChannelAccess access(Channel channel) {
        return new ChannelAccess(
                channel.id(),
                channel.type(),
                channel.parentId(),
                channel.overwrites() == null ? List.of() : channel.overwrites());
    }
}
