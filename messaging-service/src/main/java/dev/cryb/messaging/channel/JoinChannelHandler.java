package dev.cryb.messaging.channel;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.model.Channel;
import dev.cryb.model.ReadState;
import dev.cryb.request.Caller;
import dev.cryb.request.JoinChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows a channel that a session focuses on, and where its line of messages stands. */
@ApplicationScoped
class JoinChannelHandler implements QueryHandler<JoinChannel> {

    private final Pool pool;
    private final SightRepository sights;

    JoinChannelHandler(Pool pool, SightRepository sights) {
        this.pool = pool;
        this.sights = sights;
    }

    /** What a session gets; nobody's reading is kept yet, so all counts as unread. */
    record Focus(Channel channel, ReadState readState, long seq) {}

    @Override
    public Class<JoinChannel> query() {
        return JoinChannel.class;
    }

    @Override
    public Uni<Answer> handle(JoinChannel query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.view(connection, query.channelId(), caller.userId())
                .map(view -> new Focus(view.channel(), new ReadState(query.channelId(), 0, view.seq(), 0), view.seq()))
                .chain(focus -> Published.answer(connection, query.channelId().partition(), focus)));
    }
}
