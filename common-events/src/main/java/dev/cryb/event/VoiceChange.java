package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What gateways must know of a call: where someone talks now, so that their sessions may say that they speak.
 *
 * @param channelId absent for one who talks nowhere any more
 */
public record VoiceChange(UserId userId, @Nullable ChannelId channelId, boolean silenced) implements Meta {}
