package dev.cryb.request;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an upload have been looked through; what was left to do of {@code media:upload_complete}.
 *
 * @param file what they are; absent where they were refused or the store is away
 * @param refusal why they are refused, one of the error codes
 * @param words the same for people
 */
public record FinishUpload(
        UploadId uploadId,
        @Nullable StoredFile file,
        @Nullable ErrorCode refusal,
        @Nullable String words) implements Command {

    /**
     * What is in the store.
     *
     * @param sha256 of the bytes as they are kept; of a picture, of all its sizes
     * @param sizes of a picture that everybody may see: the sides that it is kept in; absent for a file
     */
    public record StoredFile(
            String sha256,
            long size,
            String contentType,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String preview,
            @Nullable List<Integer> sizes) {}

    public FinishUpload {
        Shape.required("uploadId", uploadId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadId.partition();
    }
}
