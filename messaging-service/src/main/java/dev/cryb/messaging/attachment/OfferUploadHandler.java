package dev.cryb.messaging.attachment;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.ConfirmUpload;
import dev.cryb.request.OfferUpload;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a finished upload over from media, and says so. */
@ApplicationScoped
class OfferUploadHandler implements CommandHandler<OfferUpload> {

    private final AttachmentRepository repository;

    OfferUploadHandler(AttachmentRepository repository) {
        this.repository = repository;
    }

    @Override
    public Class<OfferUpload> command() {
        return OfferUpload.class;
    }

    @Override
    public Uni<Ack> handle(OfferUpload command, UnitOfWork work) {
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> repository.insert(connection, command, work.time()))
                .invoke(() -> work.send(
                        Service.MEDIA, new ConfirmUpload(command.attachment().id())))
                .replaceWith(Ack.done());
    }
}
