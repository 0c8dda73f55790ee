package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import org.jspecify.annotations.Nullable;

/**
 * The store has begun an upload in parts; what was left to do of {@code media:upload_request}.
 *
 * @param storeId the store's own name of it; absent where the store is away
 */
public record OpenParts(UploadId uploadId, @Nullable String storeId) implements Command {

    public OpenParts {
        Shape.required("uploadId", uploadId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadId.partition();
    }
}
