package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Server;
import dev.cryb.model.UploadPurpose;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UpdateServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Changes a server's name or picture. */
@ApplicationScoped
class UpdateServerHandler implements CommandHandler<UpdateServer> {

    private final Access access;
    private final ServerRepository servers;
    private final AuditLog audit;
    private final Pictures pictures;

    UpdateServerHandler(Access access, ServerRepository servers, AuditLog audit, Pictures pictures) {
        this.access = access;
        this.servers = servers;
        this.audit = audit;
        this.pictures = pictures;
    }

    @Override
    public Class<UpdateServer> command() {
        return UpdateServer.class;
    }

    @Override
    public Uni<Ack> handle(UpdateServer command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.MANAGE_SERVER))
                .chain(sight -> work.transaction())
                .map(PgTransaction::connection)
                .chain(connection -> icon(connection, command, work).chain(icon -> servers.one(
                                connection, command.serverId())
                        .chain(before -> update(connection, command, icon, work)
                                .map(after -> after.equals(before) ? Ack.ok(before) : told(before, after, work)))));
    }

    private Uni<Optional<Pictures.Change>> icon(SqlConnection connection, UpdateServer command, UnitOfWork work) {
        ServerId id = command.serverId();
        return command.icon() == null
                ? Uni.createFrom().item(Optional.empty())
                : pictures.find(
                                connection,
                                UploadPurpose.ICON,
                                id,
                                id,
                                command.icon(),
                                work.caller().userId())
                        .map(Optional::of);
    }

    private Uni<Server> update(
            SqlConnection connection, UpdateServer command, Optional<Pictures.Change> icon, UnitOfWork work) {
        Uni<Void> taken = icon.isPresent()
                ? pictures.take(connection, icon.get(), work)
                : Uni.createFrom().voidItem();
        return taken.chain(() -> servers.update(
                connection,
                command.serverId(),
                command.name(),
                icon.isPresent(),
                icon.map(Pictures.Change::picture).orElse(null)));
    }

    private Ack told(Server before, Server after, UnitOfWork work) {
        String json = work.publish(new ServerEvent.ServerUpdated(after));
        audit.log(
                work,
                after.id(),
                RequestType.SERVER_UPDATE,
                null,
                null,
                new Changes().of("name", before.name(), after.name()).of("icon", before.icon(), after.icon()));
        return Ack.okJson(json);
    }
}
