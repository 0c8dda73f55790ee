package dev.cryb.messaging.channel;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.readstate.ReadStateRepository;
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
    private final ReadStateRepository states;

    JoinChannelHandler(Pool pool, SightRepository sights, ReadStateRepository states) {
        this.pool = pool;
        this.sights = sights;
        this.states = states;
    }

    /** What a session gets. */
    record Focus(Channel channel, ReadState readState, long seq) {}

    @Override
    public Class<JoinChannel> query() {
        return JoinChannel.class;
    }

    @Override
    public Uni<Answer> handle(JoinChannel query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.view(connection, query.channelId(), caller.userId())
                .chain(view -> states.one(connection, caller.userId(), query.channelId())
                        .map(state -> new Focus(view.channel(), state, view.seq())))
                .chain(focus -> Published.answer(connection, query.channelId().partition(), focus)));
    }
}
