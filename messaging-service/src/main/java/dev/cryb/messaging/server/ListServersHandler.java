package dev.cryb.messaging.server;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ManagedServer;
import dev.cryb.request.Caller;
import dev.cryb.request.ListServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists servers for a gateway, which has seen to it that an administrator asks. */
@ApplicationScoped
class ListServersHandler implements QueryHandler<ListServers> {

    private static final String PAGE = """
            SELECT s.id, s.name, s.owner_id, p.username, s.member_count, s.created_at
            FROM server s LEFT JOIN profile p ON p.user_id = s.owner_id
            WHERE starts_with(lower(s.name), $1) AND s.id > $2 ORDER BY s.id LIMIT $3""";

    private final Pool pool;

    ListServersHandler(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Class<ListServers> query() {
        return ListServers.class;
    }

    @Override
    public Uni<Answer> handle(ListServers query, Caller caller) {
        String beginning = query.query().toLowerCase(Locale.ROOT);
        return PgLaneStore.search(pool, connection -> connection
                        .preparedQuery(PAGE)
                        .execute(Tuple.of(beginning, query.after(), query.limit() + 1)))
                .map(rows -> Answer.of(page(rows, query.limit())));
    }

    private static ManagedServer.Page page(RowSet<Row> rows, int limit) {
        List<ManagedServer> found = new ArrayList<>();
        rows.forEach(row -> found.add(server(row)));
        return new ManagedServer.Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private static ManagedServer server(Row row) {
        return new ManagedServer(
                new ServerId(row.getLong(0)),
                row.getString(1),
                new UserId(row.getLong(2)),
                row.getString(3),
                row.getInteger(4),
                row.getOffsetDateTime(5).toInstant());
    }
}
