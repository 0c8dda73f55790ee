package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import java.util.List;

/** Messaging needs these no more; all of one partition. */
public record DropUploads(List<UploadId> uploadIds) implements Command {

    /** Uploads that one command names at most. */
    public static final int MOST = 100;

    public DropUploads {
        Shape.required("uploadIds", uploadIds);
        Shape.list("uploadIds", uploadIds, MOST);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadIds.get(0).partition();
    }
}
