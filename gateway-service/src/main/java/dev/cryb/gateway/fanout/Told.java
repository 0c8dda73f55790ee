package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.StreamId;
import dev.cryb.event.Meta;
import dev.cryb.event.Notice;
import dev.cryb.event.PresenceChange;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.SightChange;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import org.jspecify.annotations.Nullable;

/** What clients are told of an event, and of what follows from it. */
final class Told {

    private Told() {}

    static OutboundEvent event(EventEntry event) {
        return new OutboundEvent(event.name(), event.data(), event.id().toString());
    }

    /** @param kind in which way one is mentioned */
    static OutboundEvent mention(EventEntry event, String kind) {
        return new OutboundEvent(
                "message:mention",
                "{\"message\":" + event.data() + ",\"kind\":\"" + kind + "\"}",
                event.id().toString());
    }

    static OutboundEvent notice(SightChange change, StreamId offset) {
        Notice notice =
                switch (change) {
                    case SightChange.Appeared appeared ->
                        Notice.ChannelAccess.appeared(appeared.channel(), appeared.permissions());
                    case SightChange.Vanished vanished -> Notice.ChannelAccess.vanished(vanished.channelId());
                    case SightChange.Entered entered ->
                        new Notice.ChannelMemberJoined(entered.channelId(), entered.member());
                    case SightChange.Left left -> new Notice.ChannelMemberLeft(left.channelId(), left.userId());
                };
        return new OutboundEvent(notice.wireName(), Json.write(notice), offset.toString());
    }

    /** One who is hidden from others does not see themselves as others do. */
    static @Nullable UserId except(EventEntry event, @Nullable Meta meta) {
        return meta instanceof PresenceChange change && !event.topics().contains(Topic.user(change.userId()))
                ? change.userId()
                : null;
    }
}
