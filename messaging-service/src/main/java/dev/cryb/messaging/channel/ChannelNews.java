package dev.cryb.messaging.channel;

import dev.cryb.event.AccessChange;
import dev.cryb.event.ChannelAccess;
import dev.cryb.event.ChannelEvent;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.model.Channel;
import java.util.List;

/** Brings a channel's model in step with its row, and says what there is to tell of it. */
final class ChannelNews {

    private ChannelNews() {}

    /** A channel's row has changed. */
    static ChannelEvent.ChannelUpdated updated(Channel channel, ChannelModel model, ServerModel server) {
        model.change(access(channel), channel.position(), channel.slowmodeSeconds());
        return new ChannelEvent.ChannelUpdated(channel, new AccessChange.ChannelOpened(server.id(), channel));
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
