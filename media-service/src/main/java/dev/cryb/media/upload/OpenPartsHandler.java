package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.request.Ack;
import dev.cryb.request.OpenParts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers where to put the parts, now that the store expects them. */
@ApplicationScoped
class OpenPartsHandler implements CommandHandler<OpenParts> {

    private final UploadRepository uploads;
    private final ObjectStore store;
    private final MediaSettings settings;

    OpenPartsHandler(UploadRepository uploads, ObjectStore store, MediaSettings settings) {
        this.uploads = uploads;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public Class<OpenParts> command() {
        return OpenParts.class;
    }

    @Override
    public Uni<Ack> handle(OpenParts command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> uploads.one(
                        connection, command.uploadId())
                .chain(found -> found.isPresent() && found.get().state() == State.PLANNED
                        ? open(connection, found.get(), command, work)
                        : late(command, work)));
    }

    private Uni<Ack> open(SqlClient connection, Upload upload, OpenParts command, UnitOfWork work) {
        String storeId = command.storeId();
        if (storeId == null) {
            return uploads.delete(connection, List.of(upload.id()))
                    .invoke(() -> work.answer(upload.asker(), Ack.refused(Uploads.away())))
                    .replaceWith(Ack.done());
        }
        return uploads.open(connection, upload.id(), storeId, work.time())
                .invoke(() -> work.answer(upload.asker(), Ack.ok(Parts.of(upload, storeId, store, settings))))
                .replaceWith(Ack.done());
    }

    /** It was given up, or begun twice: what the store began now leads nowhere. */
    private static Uni<Ack> late(OpenParts command, UnitOfWork work) {
        if (command.storeId() != null) {
            work.todo(
                    AbortPartsTask.KIND,
                    Keys.of(Keys.INCOMING, command.uploadId().value()) + " " + command.storeId());
        }
        return Uni.createFrom().item(Ack.done());
    }
}
