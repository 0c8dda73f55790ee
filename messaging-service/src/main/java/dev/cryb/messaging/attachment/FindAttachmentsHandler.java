package dev.cryb.messaging.attachment;

import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.FindAttachments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells a gateway which attachments its caller may read now. */
@ApplicationScoped
class FindAttachmentsHandler implements QueryHandler<FindAttachments> {

    private final Pool pool;
    private final SightRepository sights;
    private final AttachmentRepository repository;

    FindAttachmentsHandler(Pool pool, SightRepository sights, AttachmentRepository repository) {
        this.pool = pool;
        this.sights = sights;
        this.repository = repository;
    }

    @Override
    public Class<FindAttachments> query() {
        return FindAttachments.class;
    }

    @Override
    public Uni<Answer> handle(FindAttachments query, Caller caller) {
        return pool.withConnection(connection -> sights.view(connection, query.channelId(), caller.userId())
                .invoke(view -> view.rights().require(Permission.READ_MESSAGE_HISTORY))
                .chain(view -> repository.attached(connection, query.channelId(), query.ids()))
                .map(Answer::of));
    }
}
