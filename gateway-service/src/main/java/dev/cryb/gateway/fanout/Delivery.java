package dev.cryb.gateway.fanout;

import dev.cryb.gateway.session.OutboundEvent;
import java.util.List;

/**
 * An event and who gets it.
 *
 * @param number grows with every event of this gateway; a subscriber in two groups gets the event once
 * @param channelId the channel whose message this is, 0 for anything but messages: what interests filter by
 */
public record Delivery(OutboundEvent event, long number, long channelId, List<Group> groups) {}
