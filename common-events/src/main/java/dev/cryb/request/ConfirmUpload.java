package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;

/** Messaging has an upload, so that a message may claim it from now on; of the services themselves. */
public record ConfirmUpload(UploadId uploadId) implements Command {

    public ConfirmUpload {
        Shape.required("uploadId", uploadId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadId.partition();
    }
}
