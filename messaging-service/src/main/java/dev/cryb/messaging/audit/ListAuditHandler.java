package dev.cryb.messaging.audit;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.model.AuditEntry;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.ListAudit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Shows a server's audit log, newest first. */
@ApplicationScoped
class ListAuditHandler implements QueryHandler<ListAudit> {

    private final Pool pool;
    private final SightRepository sights;
    private final AuditRepository entries;

    ListAuditHandler(Pool pool, SightRepository sights, AuditRepository entries) {
        this.pool = pool;
        this.sights = sights;
        this.entries = entries;
    }

    /** Some of the log. */
    record Log(List<AuditEntry> entries, boolean hasMore) {}

    @Override
    public Class<ListAudit> query() {
        return ListAudit.class;
    }

    @Override
    public Uni<Answer> handle(ListAudit query, Caller caller) {
        int limit = Objects.requireNonNullElse(query.limit(), 50);
        return PgLaneStore.search(pool, connection -> sights.inServer(connection, query.serverId(), caller.userId())
                        .invoke(rights -> rights.require(Permission.VIEW_AUDIT_LOG))
                        .chain(rights -> entries.list(connection, query, limit)))
                .map(found -> Answer.of(
                        new Log(found.size() > limit ? found.subList(0, limit) : found, found.size() > limit)));
    }
}
