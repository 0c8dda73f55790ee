package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.UploadId;
import dev.cryb.request.Ack;
import dev.cryb.request.CollectUploads;
import dev.cryb.request.ReviewUploads;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Goes on with uploads that have been as they are for too long. */
@ApplicationScoped
class CollectUploadsHandler implements CommandHandler<CollectUploads> {

    private final UploadRepository uploads;
    private final Uploads common;

    CollectUploadsHandler(UploadRepository uploads, Uploads common) {
        this.uploads = uploads;
        this.common = common;
    }

    @Override
    public Class<CollectUploads> command() {
        return CollectUploads.class;
    }

    @Override
    public Uni<Ack> handle(CollectUploads command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> uploads.all(
                        connection, command.uploadIds())
                .chain(found -> collect(connection, found, work)));
    }

    private Uni<Ack> collect(SqlClient connection, List<Upload> found, UnitOfWork work) {
        List<UploadId> over = new ArrayList<>();
        List<UploadId> seen = new ArrayList<>();
        List<UploadId> asked = new ArrayList<>();
        for (Upload upload : found) {
            boolean ends = !work.time().isBefore(upload.expiresAt());
            switch (upload.state()) {
                case PLANNED, OPEN -> (ends ? over : seen).add(upload.id());
                case HANDING -> {
                    Uploads.offer(upload, work);
                    seen.add(upload.id());
                }
                case WORKING -> seen.add(upload.id());
                case READY -> {
                    asked.add(upload.id());
                    seen.add(upload.id());
                }
            }
        }
        if (!asked.isEmpty()) {
            work.send(Service.MESSAGING, new ReviewUploads(asked, false));
        }
        return uploads.touch(connection, seen, work.time())
                .chain(() -> common.drop(connection, over, work))
                .replaceWith(Ack.done());
    }
}
