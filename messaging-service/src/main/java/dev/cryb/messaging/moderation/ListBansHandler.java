package dev.cryb.messaging.moderation;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.model.Ban;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.ListBans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Shows a server's bans, newest first. */
@ApplicationScoped
class ListBansHandler implements QueryHandler<ListBans> {

    private final Pool pool;
    private final SightRepository sights;
    private final BanRepository bans;

    ListBansHandler(Pool pool, SightRepository sights, BanRepository bans) {
        this.pool = pool;
        this.sights = sights;
        this.bans = bans;
    }

    /** Some of them. */
    record Bans(List<Ban> bans, boolean hasMore) {}

    @Override
    public Class<ListBans> query() {
        return ListBans.class;
    }

    @Override
    public Uni<Answer> handle(ListBans query, Caller caller) {
        int limit = Objects.requireNonNullElse(query.limit(), 50);
        return PgLaneStore.search(pool, connection -> sights.inServer(connection, query.serverId(), caller.userId())
                        .invoke(rights -> rights.require(Permission.BAN_MEMBERS))
                        .chain(rights -> bans.list(connection, query, limit)))
                .map(found -> Answer.of(
                        new Bans(found.size() > limit ? found.subList(0, limit) : found, found.size() > limit)));
    }
}
