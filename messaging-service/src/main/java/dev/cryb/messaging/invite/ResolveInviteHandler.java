package dev.cryb.messaging.invite;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.request.Caller;
import dev.cryb.request.ResolveInvite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells anyone who holds a code where it leads. */
@ApplicationScoped
class ResolveInviteHandler implements QueryHandler<ResolveInvite> {

    private final Pool pool;
    private final InviteRepository invites;

    ResolveInviteHandler(Pool pool, InviteRepository invites) {
        this.pool = pool;
        this.invites = invites;
    }

    @Override
    public Class<ResolveInvite> query() {
        return ResolveInvite.class;
    }

    @Override
    public Uni<Answer> handle(ResolveInvite query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> invites.resolve(connection, query.code()))
                .map(found -> found.orElseThrow(Unknown::invite))
                .invoke(found -> InviteRules.requireOpen(found.invite(), Instant.now()))
                .map(found -> Answer.of(found.info()));
    }
}
