package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A page of a channel's history, newest 50 unless told otherwise.
 *
 * <p>At most one of {@code before}, {@code after}, {@code around} and the range {@code fromSeq}/{@code toSeq} (both
 * inclusive).
 */
public record ListMessages(
        ChannelId channelId,
        @Nullable MessageId before,
        @Nullable MessageId after,
        @Nullable MessageId around,
        @Nullable Long fromSeq,
        @Nullable Long toSeq,
        @Nullable Integer limit)
        implements Query {

    public ListMessages {
        Shape.required("channelId", channelId);
        limit = Shape.number("limit", limit, 1, 100, 50);
        int anchors = (before == null ? 0 : 1)
                + (after == null ? 0 : 1)
                + (around == null ? 0 : 1)
                + (fromSeq == null && toSeq == null ? 0 : 1);
        if (anchors > 1) {
            throw Refused.invalid("before", "Give one of before, after, around, or a range of seq.");
        }
        if (fromSeq != null && fromSeq < 1) {
            throw Refused.invalid("fromSeq", "fromSeq starts at 1.");
        }
        if (toSeq != null && toSeq < (fromSeq == null ? 1 : fromSeq)) {
            throw Refused.invalid("toSeq", "toSeq lies before fromSeq.");
        }
    }
}
