package dev.cryb.model;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Overwrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a server, or a direct message.
 *
 * @param serverId absent for direct messages
 * @param overwrites absent for direct messages
 * @param recipients present for direct messages only; the reader is among them
 * @param ownerId of a group: who may put others out
 * @param userLimit of a voice channel; absent means none
 */
public record Channel(
        ChannelId id,
        @Nullable ServerId serverId,
        ChannelType type,
        String name,
        @Nullable String topic,
        int position,
        @Nullable ChannelId parentId,
        int slowmodeSeconds,
        @Nullable MessageId lastMessageId,
        @Nullable List<Overwrite> overwrites,
        @Nullable List<User> recipients,
        @Nullable UserId ownerId,
        @Nullable Integer userLimit) {

    /** The same with other overwrites. */
    public Channel with(List<Overwrite> others) {
        return new Channel(
                id,
                serverId,
                type,
                name,
                topic,
                position,
                parentId,
                slowmodeSeconds,
                lastMessageId,
                others,
                recipients,
                ownerId,
                userLimit);
    }

    /** The same at another place. */
    public Channel at(int place, @Nullable ChannelId parent) {
        return new Channel(
                id,
                serverId,
                type,
                name,
                topic,
                place,
                parent,
                slowmodeSeconds,
                lastMessageId,
                overwrites,
                recipients,
                ownerId,
                userLimit);
    }

    /** The same without its newest message. */
    public Channel still() {
        return new Channel(
                id,
                serverId,
                type,
                name,
                topic,
                position,
                parentId,
                slowmodeSeconds,
                null,
                overwrites,
                recipients,
                ownerId,
                userLimit);
    }
}
