package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.messaging.member.Memberships;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Founds a server with @everyone, one text channel and its founder as owner. */
@ApplicationScoped
class CreateServerHandler implements CommandHandler<CreateServer> {

    private final ServerRepository servers;
    private final Memberships memberships;
    private final ServerArrivals arrivals;
    private final Pictures pictures;

    CreateServerHandler(ServerRepository servers, Memberships memberships, ServerArrivals arrivals, Pictures pictures) {
        this.servers = servers;
        this.memberships = memberships;
        this.arrivals = arrivals;
        this.pictures = pictures;
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
        UserId founder = work.caller().userId();
        return pictures.find(connection, UploadPurpose.ICON, id, null, Optional.ofNullable(command.icon()), founder)
                .call(icon -> pictures.take(connection, icon, work))
                .chain(icon ->
                        servers.found(connection, command.name(), icon.picture(), id, general, founder, work.time()))
                .chain(() -> memberships.enter(connection, id, founder, work.time()))
                .chain(() -> arrivals.read(connection, id, founder))
                .map(arrival -> Ack.okJson(work.publish(new ServerEvent.ServerCreated(
                        arrival.state(),
                        new AccessChange.MemberEntered(
                                arrival.server(), arrival.state().me())))));
    }
}
