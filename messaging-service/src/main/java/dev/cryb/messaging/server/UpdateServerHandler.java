package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Server;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UpdateServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes a server's name or picture. */
@ApplicationScoped
class UpdateServerHandler implements CommandHandler<UpdateServer> {

    private final Access access;
    private final ServerRepository servers;
    private final AuditLog audit;

    UpdateServerHandler(Access access, ServerRepository servers, AuditLog audit) {
        this.access = access;
        this.servers = servers;
        this.audit = audit;
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
                .chain(connection -> servers.one(connection, command.serverId())
                        .chain(before -> servers.update(connection, command)
                                .map(after -> after.equals(before) ? Ack.ok(before) : told(before, after, work))));
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
