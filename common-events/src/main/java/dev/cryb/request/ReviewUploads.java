package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import java.util.List;

/**
 * Asks messaging whether it still has these; those that it has not are dropped. All of one partition.
 *
 * @param withdrawn whether those that no message has are to be dropped too, as their owner gives them up
 */
public record ReviewUploads(List<UploadId> uploadIds, boolean withdrawn) implements Command {

    public ReviewUploads {
        Shape.required("uploadIds", uploadIds);
        Shape.list("uploadIds", uploadIds, DropUploads.MOST);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return uploadIds.get(0).partition();
    }
}
