package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MediaEvent.UploadFailed;
import dev.cryb.media.store.Keys;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.request.Ack;
import dev.cryb.request.FinishUpload;
import dev.cryb.request.FinishUpload.StoredFile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keeps what was found of an upload and hands it to messaging; or tells its owner why not. */
@ApplicationScoped
class FinishUploadHandler implements CommandHandler<FinishUpload> {

    private final UploadRepository uploads;
    private final Uploads common;

    FinishUploadHandler(UploadRepository uploads, Uploads common) {
        this.uploads = uploads;
        this.common = common;
    }

    @Override
    public Class<FinishUpload> command() {
        return FinishUpload.class;
    }

    @Override
    public Uni<Ack> handle(FinishUpload command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> uploads.one(
                        connection, command.uploadId())
                .chain(found -> found.isPresent() && found.get().state() == State.WORKING
                        ? finish(connection, found.get(), command, work)
                        : Uni.createFrom().item(Ack.done())));
    }

    private Uni<Ack> finish(SqlClient connection, Upload upload, FinishUpload command, UnitOfWork work) {
        StoredFile file = command.file();
        if (file != null) {
            return keep(connection, upload, file, work);
        }
        return command.refusal() == ErrorCode.UNAVAILABLE
                ? later(connection, upload, work)
                : refuse(connection, upload, command, work);
    }

    /** The store is away: the bytes stay where they are, and the owner may say again that they are there. */
    private Uni<Ack> later(SqlClient connection, Upload upload, UnitOfWork work) {
        return uploads.become(connection, upload.id(), State.OPEN, "", work.time())
                .invoke(() -> work.answer(upload.asker(), Ack.refused(Uploads.away())))
                .replaceWith(Ack.done());
    }

    private Uni<Ack> refuse(SqlClient connection, Upload upload, FinishUpload command, UnitOfWork work) {
        ErrorCode code = Objects.requireNonNullElse(command.refusal(), ErrorCode.INTERNAL);
        String words = Objects.requireNonNullElse(command.words(), "This file is refused.");
        return common.drop(connection, List.of(upload.id()), work)
                .invoke(() -> {
                    work.todo(DeleteObjectsTask.KIND, own(upload));
                    work.publish(new UploadFailed(upload.userId(), new UploadFailed.Data(upload.id(), code, words)));
                    work.answer(
                            upload.asker(),
                            Ack.refused(
                                    code == ErrorCode.INVALID_PAYLOAD
                                            ? Refused.invalid("uploadId", words)
                                            : Refused.of(code, words)));
                })
                .replaceWith(Ack.done());
    }

    private static String own(Upload upload) {
        return String.join(" ", upload.objects());
    }

    private Uni<Ack> keep(SqlClient connection, Upload upload, StoredFile file, UnitOfWork work) {
        return uploads.keep(connection, upload.id(), file)
                .chain(blob -> uploads.found(connection, upload.id(), blob, file, work.time())
                        .chain(() -> uploads.one(connection, upload.id()))
                        .invoke(found -> {
                            List<String> over = new ArrayList<>();
                            over.add(Keys.of(Keys.INCOMING, upload.id().value()));
                            if (blob != upload.id().value()) {
                                over.add(own(upload));
                            }
                            work.todo(DeleteObjectsTask.KIND, String.join(" ", over));
                            found.ifPresent(kept -> Uploads.offer(kept, work));
                        }))
                .replaceWith(Ack.done());
    }
}
