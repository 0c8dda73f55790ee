package dev.cryb.messaging.attachment;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.UploadId;
import dev.cryb.request.Ack;
import dev.cryb.request.ReviewUploads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells media which of its uploads nobody needs: those that are not here, and those that no message has for a day. */
@ApplicationScoped
class ReviewUploadsHandler implements CommandHandler<ReviewUploads> {

    private static final Duration UNSENT = Duration.ofDays(1);

    private final AttachmentRepository repository;

    ReviewUploadsHandler(AttachmentRepository repository) {
        this.repository = repository;
    }

    @Override
    public Class<ReviewUploads> command() {
        return ReviewUploads.class;
    }

    @Override
    public Uni<Ack> handle(ReviewUploads command, UnitOfWork work) {
        Instant before =
                command.withdrawn() ? work.time().plusSeconds(1) : work.time().minus(UNSENT);
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> repository
                        .free(connection, command.uploadIds(), before)
                        .chain(() -> missing(connection, command.uploadIds())))
                .invoke(missing -> Attachments.tell(missing, work))
                .replaceWith(Ack.done());
    }

    private Uni<List<UploadId>> missing(SqlConnection connection, List<UploadId> ids) {
        return repository.there(connection, ids).map(there -> {
            List<UploadId> missing = new ArrayList<>(ids);
            missing.removeAll(there);
            return missing;
        });
    }
}
