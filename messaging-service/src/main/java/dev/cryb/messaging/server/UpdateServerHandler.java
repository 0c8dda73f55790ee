package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdateServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes a server's name or picture. */
@ApplicationScoped
class UpdateServerHandler implements CommandHandler<UpdateServer> {

    private final Access access;
    private final ServerRepository servers;

    UpdateServerHandler(Access access, ServerRepository servers) {
        this.access = access;
        this.servers = servers;
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
                .chain(transaction -> servers.update(PgTransaction.connection(transaction), command))
                .map(server -> Ack.okJson(work.publish(new ServerEvent.ServerUpdated(server))));
    }
}
