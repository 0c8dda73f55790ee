package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UploadId;
import java.util.List;

/** Where the bytes of attachments are, for those who may read their messages now. */
public record GetMediaUrls(ChannelId channelId, List<UploadId> attachmentIds) implements Query {

    /** Attachments that one request names at most. */
    public static final int MOST = 50;

    public GetMediaUrls {
        Shape.required("channelId", channelId);
        Shape.required("attachmentIds", attachmentIds);
        Shape.list("attachmentIds", attachmentIds, MOST);
    }
}
