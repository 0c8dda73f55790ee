package dev.cryb.media.upload;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UploadId;
import dev.cryb.media.store.Keys;
import dev.cryb.request.OfferUpload;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What several handlers do with uploads. */
@ApplicationScoped
class Uploads {

    private final UploadRepository uploads;

    Uploads(UploadRepository uploads) {
        this.uploads = uploads;
    }

    static Refused unknown() {
        return Refused.of(ErrorCode.UNKNOWN_UPLOAD, "There is no such upload.");
    }

    static Refused away() {
        return Refused.retryAfter(ErrorCode.UNAVAILABLE, "Files cannot be taken in right now.", 2_000);
    }

    /** Hands a finished upload to messaging. */
    static void offer(Upload upload, UnitOfWork work) {
        work.send(
                Service.MESSAGING,
                new OfferUpload(
                        upload.userId(),
                        upload.purpose(),
                        "",
                        upload.attachment(),
                        upload.serverId(),
                        upload.picture()));
    }

    /** Deletes uploads with all they have; what is in the store goes after the commit. */
    Uni<Void> drop(SqlClient connection, Collection<UploadId> ids, UnitOfWork work) {
        return uploads.delete(connection, ids)
                .chain(gone -> uploads.release(
                                connection,
                                gone.stream()
                                        .map(Upload::blobId)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .invoke(free -> sweep(gone, free, work)))
                .replaceWithVoid();
    }

    private static void sweep(List<Upload> gone, List<Long> free, UnitOfWork work) {
        List<String> keys = new ArrayList<>();
        Set<Long> left = new HashSet<>(free);
        for (Upload upload : gone) {
            String key = Keys.of(Keys.INCOMING, upload.id().value());
            if (upload.blobId() == null) {
                keys.add(key);
                if (upload.storeId() != null) {
                    work.todo(AbortPartsTask.KIND, key + " " + upload.storeId());
                }
            }
        }
        for (Upload upload : gone) {
            Long blob = upload.blobId();
            if (blob != null && left.remove(blob)) {
                keys.addAll(upload.objects(blob));
            }
        }
        if (!keys.isEmpty()) {
            work.todo(DeleteObjectsTask.KIND, String.join(" ", keys));
        }
    }
}
