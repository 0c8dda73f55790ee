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
import dev.cryb.model.Channel;
import dev.cryb.model.ReadState;
import dev.cryb.model.ServerState;
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
    private final DmRepository dms;
    private final ReadStateRepository readStates;

    GetReadyHandler(Pool pool, ServerStates servers, DmRepository dms, ReadStateRepository readStates) {
        this.pool = pool;
        this.servers = servers;
        this.dms = dms;
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
        return servers.all(connection, me).chain(seen -> dms.all(connection, me)
                .chain(inDms -> readStates.all(connection, me).chain(states -> Published.read(connection)
                        .map(published -> snapshot(caller, seen, inDms, states, published)))));
    }

    private static ReadySnapshot snapshot(
            Caller caller,
            List<ServerStates.Seen> seen,
            List<DmRepository.Seen> inDms,
            List<ReadState> states,
            Map<Integer, Long> published) {
        List<ServerState> servers = seen.stream().map(ServerStates.Seen::state).toList();
        Set<ChannelId> visible = Stream.concat(
                        servers.stream().flatMap(server -> server.channels().stream()),
                        inDms.stream().map(DmRepository.Seen::channel))
                .map(Channel::id)
                .collect(Collectors.toUnmodifiableSet());
        ReadySnapshot.Ready ready = new ReadySnapshot.Ready(
                caller.user(),
                servers,
                inDms.stream()
                        .filter(dm -> !dm.closed())
                        .map(DmRepository.Seen::channel)
                        .toList(),
                List.of(),
                List.of(),
                states.stream()
                        .filter(state -> visible.contains(state.channelId()))
                        .toList(),
                List.of());
        JsonNode json = Json.shared().valueToTree(ready);
        return new ReadySnapshot(
                json,
                seen.stream().map(ServerStates.Seen::member).toList(),
                inDms.stream().map(DmRepository.Seen::access).toList(),
                List.of(),
                published);
    }
}
