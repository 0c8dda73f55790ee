package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MediaEvent.UploadReady;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.request.Ack;
import dev.cryb.request.ConfirmUpload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Messaging has the upload: now its owner is told, and the one who asked is answered. */
@ApplicationScoped
class ConfirmUploadHandler implements CommandHandler<ConfirmUpload> {

    private final UploadRepository uploads;

    ConfirmUploadHandler(UploadRepository uploads) {
        this.uploads = uploads;
    }

    @Override
    public Class<ConfirmUpload> command() {
        return ConfirmUpload.class;
    }

    @Override
    public Uni<Ack> handle(ConfirmUpload command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> uploads.one(
                        connection, command.uploadId())
                .chain(found -> found.isPresent() && found.get().state() == State.HANDING
                        ? ready(connection, found.get(), work)
                        : Uni.createFrom().item(Ack.done())));
    }

    private Uni<Ack> ready(SqlClient connection, Upload upload, UnitOfWork work) {
        return uploads.become(connection, upload.id(), State.READY, "", work.time())
                .invoke(() -> {
                    work.publish(
                            new UploadReady(upload.userId(), new UploadReady.Data(upload.id(), upload.attachment())));
                    work.answer(upload.asker(), Ack.ok(new CompleteUploadHandler.Completed(upload.attachment())));
                })
                .replaceWith(Ack.done());
    }
}
