package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.sweep.Sweeps;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a server by its one row, whatever its size; what lies in it is swept afterwards. */
@ApplicationScoped
class DeleteServerHandler implements CommandHandler<DeleteServer> {

    private final Access access;
    private final ServerRepository servers;

    DeleteServerHandler(Access access, ServerRepository servers) {
        this.access = access;
        this.servers = servers;
    }

    @Override
    public Class<DeleteServer> command() {
        return DeleteServer.class;
    }

    @Override
    public Uni<Ack> handle(DeleteServer command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(ServerRules::requireOwner)
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> delete(connection, command, sight.server(), work)));
    }

    private Uni<Ack> delete(SqlConnection connection, DeleteServer command, ServerModel server, UnitOfWork work) {
        return servers.one(connection, command.serverId())
                .invoke(found -> ServerRules.requireName(command.confirmName(), found.name()))
                .chain(() -> servers.delete(connection, command.serverId()))
                .map(deleted -> publish(server, work));
    }

    private Ack publish(ServerModel server, UnitOfWork work) {
        Sweeps.server(work, server);
        access.remove(work, server);
        return Ack.okJson(work.publish(new ServerEvent.ServerDeleted(server.id())));
    }
}
