package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;

/** Gives up an upload that no message has; its bytes are deleted. */
public record CancelUpload(UploadId uploadId) implements Command {

    public CancelUpload {
        Shape.required("uploadId", uploadId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadId.partition();
    }
}
