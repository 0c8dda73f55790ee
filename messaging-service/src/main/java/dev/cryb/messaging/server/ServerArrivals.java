package dev.cryb.messaging.server;

import dev.cryb.event.MemberAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ServerState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what a member's arrival tells: to the member the server, to gateways its rights. */
@ApplicationScoped
public class ServerArrivals {

    private final ServerStates states;
    private final ServerAccesses accesses;

    public ServerArrivals(ServerStates states, ServerAccesses accesses) {
        this.states = states;
        this.accesses = accesses;
    }

    /** A member who is there now. */
    public record Arrival(ServerState state, ServerAccess server, MemberAccess member) {}

    /** Reads the arrival of one who has just become a member. */
    public Uni<Arrival> read(SqlConnection connection, ServerId id, UserId userId) {
        return states.one(connection, id, userId).chain(seen -> accesses.read(connection, List.of(id))
                .map(access -> new Arrival(
                        seen.get(0).state(), access.get(0), seen.get(0).member())));
    }
}
