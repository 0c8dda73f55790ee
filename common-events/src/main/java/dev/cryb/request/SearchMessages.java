package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Messages that hold all words of a query, newest first, in a server or in one channel.
 *
 * @param query 1 to 256 characters; operators and quotes in it are only text
 */
public record SearchMessages(
        @Nullable ServerId serverId,
        @Nullable ChannelId channelId,
        String query,
        @Nullable UserId authorId,
        @Nullable MessageId before,
        @Nullable Integer limit)
        implements Query {

    public SearchMessages {
        if ((serverId == null) == (channelId == null)) {
            throw Refused.invalid("serverId", "Give either serverId or channelId.");
        }
        query = Shape.name("query", query, 1, 256);
        limit = Shape.number("limit", limit, 1, 25, 25);
    }
}
