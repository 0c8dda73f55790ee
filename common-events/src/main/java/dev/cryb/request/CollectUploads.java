package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import java.util.List;

/** Looks after uploads that have been as they are for too long; all of one partition. */
public record CollectUploads(List<UploadId> uploadIds) implements Command {

    /** Uploads that one command names at most. */
    public static final int MOST = 100;

    public CollectUploads {
        Shape.required("uploadIds", uploadIds);
        Shape.list("uploadIds", uploadIds, MOST);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadIds.get(0).partition();
    }
}
