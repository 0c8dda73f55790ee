package dev.cryb.messaging.attachment;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.sweep.Sweeps;
import dev.cryb.request.Ack;
import dev.cryb.request.ReleaseFiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets go of a piece of the files of a channel that is gone, and leaves the rest of it to be swept. */
@ApplicationScoped
class ReleaseFilesHandler implements CommandHandler<ReleaseFiles> {

    private static final int PIECE = 500;

    private final AttachmentRepository repository;

    ReleaseFilesHandler(AttachmentRepository repository) {
        this.repository = repository;
    }

    @Override
    public Class<ReleaseFiles> command() {
        return ReleaseFiles.class;
    }

    @Override
    public Uni<Ack> handle(ReleaseFiles command, UnitOfWork work) {
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> repository.ofChannel(connection, command.channelId(), PIECE))
                .invoke(gone -> {
                    Attachments.tell(gone, work);
                    Sweeps.channel(work, command.channelId());
                })
                .replaceWith(Ack.done());
    }
}
