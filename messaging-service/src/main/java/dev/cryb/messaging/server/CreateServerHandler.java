package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.member.Memberships;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Founds a server with @everyone, one text channel and its founder as owner. */
@ApplicationScoped
class CreateServerHandler implements CommandHandler<CreateServer> {

    private final ServerRepository servers;
    private final Memberships memberships;
    private final ServerArrivals arrivals;

    CreateServerHandler(ServerRepository servers, Memberships memberships, ServerArrivals arrivals) {
        this.servers = servers;
        this.memberships = memberships;
        this.arrivals = arrivals;
    }

    @Override
    public Class<CreateServer> command() {
        return CreateServer.class;
    }

    @Override
    public Uni<Ack> handle(CreateServer command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> memberships
                .requireRoom(connection, work.caller())
                .chain(() -> found(connection, command, work)));
    }

    private Uni<Ack> found(SqlConnection connection, CreateServer command, UnitOfWork work) {
        ServerId id = new ServerId(work.nextId());
        ChannelId general = new ChannelId(work.nextId());
        return servers.found(connection, command, id, general, work.caller().userId(), work.time())
                .chain(() -> memberships.enter(connection, id, work.caller().userId(), work.time()))
                .chain(() -> arrivals.read(connection, id, work.caller().userId()))
                .map(arrival -> Ack.okJson(work.publish(new ServerEvent.ServerCreated(
                        arrival.state(),
                        new AccessChange.MemberEntered(
                                arrival.server(), arrival.state().me())))));
    }
}
