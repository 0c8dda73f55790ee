package dev.cryb.gateway.voice;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What gateways say to each other of someone who talks.
 *
 * @param speaking absent in words that are about something else
 */
record Word(ChannelId channelId, UserId userId, @Nullable Boolean speaking) {}
