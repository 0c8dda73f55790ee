package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.request.Ack;
import dev.cryb.request.CancelUpload;
import dev.cryb.request.ReviewUploads;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives an upload up; of a finished one messaging decides, as a message may have it by now. */
@ApplicationScoped
class CancelUploadHandler implements CommandHandler<CancelUpload> {

    private final UploadRepository uploads;
    private final Uploads common;

    CancelUploadHandler(UploadRepository uploads, Uploads common) {
        this.uploads = uploads;
        this.common = common;
    }

    @Override
    public Class<CancelUpload> command() {
        return CancelUpload.class;
    }

    @Override
    public Uni<Ack> handle(CancelUpload command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> uploads.one(
                        connection, command.uploadId())
                .map(found -> found.filter(
                                upload -> upload.userId().equals(work.caller().userId()))
                        .orElseThrow(Uploads::unknown))
                .chain(upload -> cancel(connection, upload, work)));
    }

    private Uni<Ack> cancel(SqlClient connection, Upload upload, UnitOfWork work) {
        return switch (upload.state()) {
            case PLANNED, OPEN ->
                common.drop(connection, List.of(upload.id()), work).replaceWith(Ack.done());
            case WORKING, HANDING -> throw Refused.of(ErrorCode.CONFLICT, "This upload is being looked through.");
            case READY -> {
                work.send(Service.MESSAGING, new ReviewUploads(List.of(upload.id()), true));
                yield Uni.createFrom().item(Ack.done());
            }
        };
    }
}
