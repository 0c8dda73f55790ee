package dev.cryb.gateway.typing;

import dev.cryb.event.Notice.TypingStopped.Cause;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What gateways say to each other of someone who writes.
 *
 * @param expiresAt of one who does
 * @param cause of one who does no more
 */
record Word(
        ChannelId channelId,
        UserId userId,
        @Nullable Instant expiresAt,
        @Nullable Cause cause) {}
