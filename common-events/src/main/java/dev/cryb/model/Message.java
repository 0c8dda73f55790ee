package dev.cryb.model;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a channel.
 *
 * @param seq its place in the channel: 1, 2, 3... without gaps
 * @param nonce the sender's own, as it was given
 */
public record Message(
        MessageId id,
        ChannelId channelId,
        @Nullable ServerId serverId,
        long seq,
        User author,
        String content,
        @Nullable Reply replyTo,
        List<Attachment> attachments,
        List<UserId> mentions,
        List<RoleId> mentionRoles,
        boolean mentionEveryone,
        List<Reaction> reactions,
        boolean pinned,
        @Nullable Instant editedAt,
        Instant createdAt,
        @Nullable String nonce) {

    /** The same message, written anew with these of its files. */
    public Message edited(
            String newContent,
            List<Attachment> kept,
            List<UserId> users,
            List<RoleId> roles,
            boolean everyone,
            Instant when) {
        return new Message(
                id,
                channelId,
                serverId,
                seq,
                author,
                newContent,
                replyTo,
                kept,
                users,
                roles,
                everyone,
                reactions,
                pinned,
                when,
                createdAt,
                nonce);
    }

    /** The message that this one answers; a deleted one keeps its id only. */
    public record Reply(
            MessageId id, @Nullable User author, @Nullable String content, boolean deleted) {}

    /** How many reacted with one emoji, and whether the reader did. */
    public record Reaction(String emoji, int count, boolean me) {}
}
