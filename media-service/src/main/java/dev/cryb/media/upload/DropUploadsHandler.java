package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.DropUploads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes what messaging needs no more; what is gone already is no matter. */
@ApplicationScoped
class DropUploadsHandler implements CommandHandler<DropUploads> {

    private final Uploads common;

    DropUploadsHandler(Uploads common) {
        this.common = common;
    }

    @Override
    public Class<DropUploads> command() {
        return DropUploads.class;
    }

    @Override
    public Uni<Ack> handle(DropUploads command, UnitOfWork work) {
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> common.drop(connection, command.uploadIds(), work))
                .replaceWith(Ack.done());
    }
}
