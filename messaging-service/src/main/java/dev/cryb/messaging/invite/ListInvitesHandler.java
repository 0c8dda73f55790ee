package dev.cryb.messaging.invite;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.model.Invite;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.ListInvites;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Shows those who look after a server the invites to it that are open. */
@ApplicationScoped
class ListInvitesHandler implements QueryHandler<ListInvites> {

    private final Pool pool;
    private final SightRepository sights;
    private final InviteRepository invites;

    ListInvitesHandler(Pool pool, SightRepository sights, InviteRepository invites) {
        this.pool = pool;
        this.sights = sights;
        this.invites = invites;
    }

    /** What they get. */
    record Open(List<Invite> invites) {}

    @Override
    public Class<ListInvites> query() {
        return ListInvites.class;
    }

    @Override
    public Uni<Answer> handle(ListInvites query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.inServer(connection, query.serverId(), caller.userId())
                .invoke(rights -> rights.require(Permission.MANAGE_SERVER))
                .chain(() -> invites.open(connection, query.serverId(), Instant.now()))
                .chain(open -> Published.answer(connection, query.serverId().partition(), new Open(open))));
    }
}
