package dev.cryb.messaging.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.event.ReadySnapshot;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.messaging.access.DmRepository;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.readstate.ReadStateRepository;
import dev.cryb.messaging.relationship.Circles;
import dev.cryb.messaging.relationship.Circles.Circle;
import dev.cryb.model.Channel;
import dev.cryb.model.ReadState;
import dev.cryb.model.ServerState;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import dev.cryb.request.GetReady;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a gateway all that a session starts from, and its place in the order of events. */
@ApplicationScoped
class GetReadyHandler implements QueryHandler<GetReady> {

    private final Pool pool;
    private final ServerStates servers;
    private final Circles circles;
    private final ReadStateRepository readStates;

    GetReadyHandler(Pool pool, ServerStates servers, Circles circles, ReadStateRepository readStates) {
        this.pool = pool;
        this.servers = servers;
        this.circles = circles;
        this.readStates = readStates;
    }

    @Override
    public Class<GetReady> query() {
        return GetReady.class;
    }

    @Override
    public Uni<Answer> handle(GetReady query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> read(connection, caller))
                .map(Answer::of);
    }

    private Uni<ReadySnapshot> read(SqlConnection connection, Caller caller) {
        UserId me = caller.userId();
        return Uni.combine()
                .all()
                .unis(
                        servers.all(connection, me),
                        circles.of(connection, caller),
                        readStates.all(connection, me),
                        Published.read(connection))
                .with(GetReadyHandler::snapshot);
    }

    private static ReadySnapshot snapshot(
            List<ServerStates.Seen> seen, Circle circle, List<ReadState> states, Map<Integer, Long> published) {
        List<ServerState> servers = seen.stream().map(ServerStates.Seen::state).toList();
        Set<ChannelId> visible = Stream.concat(
                        servers.stream().flatMap(server -> server.channels().stream()),
                        circle.dms().stream().map(DmRepository.Seen::channel))
                .map(Channel::id)
                .collect(Collectors.toUnmodifiableSet());
        ReadySnapshot.Ready ready = new ReadySnapshot.Ready(
                circle.self(),
                servers,
                circle.dms().stream()
                        .filter(dm -> !dm.closed())
                        .map(DmRepository.Seen::channel)
                        .toList(),
                circle.friends(),
                circle.others(),
                states.stream()
                        .filter(state -> visible.contains(state.channelId()))
                        .toList(),
                List.of());
        JsonNode json = Json.shared().valueToTree(ready);
        return new ReadySnapshot(
                json,
                seen.stream().map(ServerStates.Seen::member).toList(),
                circle.dms().stream().map(DmRepository.Seen::access).toList(),
                circle.friends().stream().map(User::id).toList(),
                published);
    }
}
