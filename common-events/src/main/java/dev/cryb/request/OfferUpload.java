package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;

/** A finished upload, for messages of its owner to claim; of media itself. */
public record OfferUpload(UserId userId, UploadPurpose purpose, String sha256, Attachment attachment)
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
