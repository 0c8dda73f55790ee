package dev.cryb.model;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UploadId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file of a message.
 *
 * @param size in bytes, as it is kept
 * @param contentType as its bytes say
 * @param width of an image, as it is shown
 * @param preview a few pixels of an image as a {@code data:} URL, to be shown blurred until it has come
 * @param url where a gateway leads to the bytes, from its own root; absent until a message has it, but for pictures of
 *     people, servers and emoji
 */
public record Attachment(
        UploadId id,
        String filename,
        long size,
        String contentType,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String preview,
        @Nullable String url) {

    /** The same in a message of this channel. */
    public Attachment in(ChannelId channelId) {
        String name = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
        return new Attachment(
                id, filename, size, contentType, width, height, preview, "/media/" + channelId + "/" + id + "/" + name);
    }
}
