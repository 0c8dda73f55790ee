package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that the bytes of an upload are there; answered when they have been looked through.
 *
 * @param parts of an upload in parts: what the store answered to each
 */
public record CompleteUpload(UploadId uploadId, @Nullable List<Part> parts) implements Command {

    /** Parts of an upload at most. */
    public static final int MAX_PARTS = 1000;

    /** A part that is there, with the tag that the store gave it. */
    public record Part(int partNumber, String etag) {

        public Part {
            Shape.number("partNumber", partNumber, 1, MAX_PARTS, 1);
            Shape.text("etag", etag, 1, 128);
        }
    }

    public CompleteUpload {
        Shape.required("uploadId", uploadId);
        if (parts != null) {
            Shape.list("parts", parts, MAX_PARTS);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadId.partition();
    }
}
