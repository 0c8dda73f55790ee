package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.model.Attachment;
import dev.cryb.request.Ack;
import dev.cryb.request.CompleteUpload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes an upload whose bytes are said to be there; they are looked through after the commit, and then it answers. */
@ApplicationScoped
class CompleteUploadHandler implements CommandHandler<CompleteUpload> {

    private final UploadRepository uploads;
    private final ObjectStore store;

    CompleteUploadHandler(UploadRepository uploads, ObjectStore store) {
        this.uploads = uploads;
        this.store = store;
    }

    /** What it is acked with in the end. */
    record Completed(Attachment attachment) {}

    @Override
    public Class<CompleteUpload> command() {
        return CompleteUpload.class;
    }

    @Override
    public Uni<Ack> handle(CompleteUpload command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> uploads.one(
                        connection, command.uploadId())
                .map(found -> found.filter(
                                upload -> upload.userId().equals(work.caller().userId()))
                        .orElseThrow(Uploads::unknown))
                .chain(upload -> complete(connection, upload, command, work)));
    }

    private Uni<Ack> complete(SqlClient connection, Upload upload, CompleteUpload command, UnitOfWork work) {
        return switch (upload.state()) {
            case PLANNED -> throw Refused.of(ErrorCode.CONFLICT, "This upload has not begun yet.");
            case OPEN -> {
                check(upload, command, work);
                work.todo(LookThroughTask.KIND, new Errand(upload.id(), work.caller(), command.parts()).json());
                yield uploads.become(connection, upload.id(), State.WORKING, work.asker(), work.time())
                        .replaceWith(Ack.LATER);
            }
            case WORKING, HANDING ->
                uploads.become(connection, upload.id(), upload.state(), work.asker(), work.time())
                        .replaceWith(Ack.LATER);
            case READY -> Uni.createFrom().item(Ack.ok(new Completed(upload.attachment())));
        };
    }

    private void check(Upload upload, CompleteUpload command, UnitOfWork work) {
        if (!work.time().isBefore(upload.expiresAt())) {
            throw Uploads.unknown();
        }
        if (store.isAway()) {
            throw Uploads.away();
        }
        int parts = command.parts() == null ? 0 : command.parts().size();
        if (parts != upload.parts()) {
            throw Refused.invalid("parts", "This upload has " + upload.parts() + " parts.");
        }
    }
}
