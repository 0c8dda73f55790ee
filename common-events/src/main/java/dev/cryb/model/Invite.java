package dev.cryb.model;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way into a server.
 *
 * @param maxUses 0 means without bound
 * @param expiresAt absent means never
 */
public record Invite(
        String code,
        ServerId serverId,
        ChannelId channelId,
        UserId creatorId,
        int uses,
        int maxUses,
        @Nullable Instant expiresAt) {}
