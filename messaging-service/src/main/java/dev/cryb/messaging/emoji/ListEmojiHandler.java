package dev.cryb.messaging.emoji;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.model.ServerEmoji;
import dev.cryb.request.Caller;
import dev.cryb.request.ListEmoji;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows members a server's own emoji. */
@ApplicationScoped
class ListEmojiHandler implements QueryHandler<ListEmoji> {

    private final Pool pool;
    private final SightRepository sights;
    private final EmojiRepository emojis;

    ListEmojiHandler(Pool pool, SightRepository sights, EmojiRepository emojis) {
        this.pool = pool;
        this.sights = sights;
        this.emojis = emojis;
    }

    /** What they get. */
    record All(List<ServerEmoji> emojis) {}

    @Override
    public Class<ListEmoji> query() {
        return ListEmoji.class;
    }

    @Override
    public Uni<Answer> handle(ListEmoji query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.inServer(connection, query.serverId(), caller.userId())
                .chain(() -> emojis.all(connection, query.serverId()))
                .chain(all -> Published.answer(connection, query.serverId().partition(), new All(all))));
    }
}
