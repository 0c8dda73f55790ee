package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.model.UploadPurpose;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks where to put the bytes of a file, before they are sent.
 *
 * @param channelId where an attachment is to be sent
 * @param serverId whose icon or emoji it is to become; an icon may be of a server that is yet to be founded
 * @param size in bytes, exactly
 * @param sha256 of the bytes, in hexadecimal digits; checked where it is given
 */
public record RequestUpload(
        UploadPurpose purpose,
        @Nullable ChannelId channelId,
        @Nullable ServerId serverId,
        String filename,
        long size,
        String contentType,
        @Nullable String sha256)
        implements Command {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public RequestUpload {
        Shape.required("purpose", purpose);
        if (purpose == UploadPurpose.ATTACHMENT) {
            Shape.required("channelId", channelId);
        }
        if (purpose == UploadPurpose.EMOJI) {
            Shape.required("serverId", serverId);
        }
        filename = Filename.checked("filename", filename);
        if (size < 1) {
            throw Refused.invalid("size", "A file has one byte at least.");
        }
        contentType = Shape.text("contentType", contentType, 3, 100).toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(contentType).matches()) {
            throw Refused.invalid("contentType", "contentType takes a media type such as image/png.");
        }
        if (sha256 != null) {
            sha256 = sha256.toLowerCase(Locale.ROOT);
            if (!HASH.matcher(sha256).matches()) {
                throw Refused.invalid("sha256", "sha256 takes 64 hexadecimal digits.");
            }
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
