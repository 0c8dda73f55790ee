package dev.cryb.model;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Someone in a voice channel. */
public record VoiceState(
        UserId userId,
        ChannelId channelId,
        @Nullable ServerId serverId,
        boolean mute,
        boolean deaf,
        boolean selfMute,
        boolean selfDeaf,
        boolean selfVideo,
        boolean selfStream,
        Instant joinedAt) {}
