package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;
import org.jspecify.annotations.Nullable;

/**
 * A finished upload, for its owner to use; of media itself.
 *
 * @param serverId whose icon or emoji it is to become
 * @param picture of all but attachments: the hash under which everybody may see it
 */
public record OfferUpload(
        UserId userId,
        UploadPurpose purpose,
        String sha256,
        Attachment attachment,
        @Nullable ServerId serverId,
        @Nullable String picture)
        implements Command {

    public OfferUpload {
        Shape.required("userId", userId);
        Shape.required("attachment", attachment);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return attachment.id().partition();
    }
}
