package dev.cryb.messaging.message;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.access.SightRepository.View;
import dev.cryb.model.Message;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.ListPins;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Shows a channel's pinned messages, newest pin first. */
@ApplicationScoped
class ListPinsHandler implements QueryHandler<ListPins> {

    private final Pool pool;
    private final SightRepository sights;
    private final HistoryRepository history;

    ListPinsHandler(Pool pool, SightRepository sights, HistoryRepository history) {
        this.pool = pool;
        this.sights = sights;
        this.history = history;
    }

    /** Some of a channel's pins. */
    record Pins(List<Message> messages, boolean hasMore) {}

    @Override
    public Class<ListPins> query() {
        return ListPins.class;
    }

    @Override
    public Uni<Answer> handle(ListPins query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.view(connection, query.channelId(), caller.userId())
                .invoke(view -> view.rights().require(Permission.READ_MESSAGE_HISTORY))
                .chain(view -> read(connection, query, caller, view))
                .chain(found -> Published.answer(connection, query.channelId().partition(), found)));
    }

    private Uni<Pins> read(SqlConnection connection, ListPins query, Caller caller, View view) {
        int limit = Objects.requireNonNullElse(query.limit(), 50);
        return history.pins(
                        connection,
                        caller.userId(),
                        view.channel().serverId(),
                        query.channelId(),
                        query.before(),
                        limit + 1)
                .map(found -> found.size() > limit ? new Pins(found.subList(0, limit), true) : new Pins(found, false));
    }
}
