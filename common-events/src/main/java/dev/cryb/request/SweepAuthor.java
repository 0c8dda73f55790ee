package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a piece of what someone said in a server; the service asks it of itself until all is done.
 *
 * @param from where to look on: a channel, and a message in it
 */
public record SweepAuthor(
        ServerId serverId,
        UserId authorId,
        MessageId since,
        @Nullable From from) implements Command {

    /** A place among a server's messages, in the order of channels and messages. */
    public record From(ChannelId channelId, MessageId messageId) {}

    public SweepAuthor {
        Shape.required("serverId", serverId);
        Shape.required("authorId", authorId);
        Shape.required("since", since);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
