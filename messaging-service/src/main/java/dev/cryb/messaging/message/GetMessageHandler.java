package dev.cryb.messaging.message;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.access.SightRepository.View;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Message;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.GetMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows one message. */
@ApplicationScoped
class GetMessageHandler implements QueryHandler<GetMessage> {

    private final Pool pool;
    private final SightRepository sights;
    private final HistoryRepository history;

    GetMessageHandler(Pool pool, SightRepository sights, HistoryRepository history) {
        this.pool = pool;
        this.sights = sights;
        this.history = history;
    }

    @Override
    public Class<GetMessage> query() {
        return GetMessage.class;
    }

    @Override
    public Uni<Answer> handle(GetMessage query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.view(connection, query.channelId(), caller.userId())
                .invoke(view -> view.rights().require(Permission.READ_MESSAGE_HISTORY))
                .chain(view -> read(connection, query, caller, view))
                .chain(found -> Published.answer(connection, query.channelId().partition(), found)));
    }

    private Uni<Message> read(SqlConnection connection, GetMessage query, Caller caller, View view) {
        return history.one(connection, caller.userId(), view.channel().serverId(), query.channelId(), query.messageId())
                .map(found -> found.orElseThrow(Unknown::message));
    }
}
