package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UploadId;
import java.util.List;

/** Which of these are attached to messages of the channel that the caller may read; for gateways only. */
public record FindAttachments(ChannelId channelId, List<UploadId> ids) implements Query {

    public FindAttachments {
        Shape.required("channelId", channelId);
        Shape.required("ids", ids);
        Shape.list("ids", ids, GetMediaUrls.MOST);
    }
}
