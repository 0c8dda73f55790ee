package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a server for its owner, who gives its name to make sure. */
@ApplicationScoped
class DeleteServerHandler implements CommandHandler<DeleteServer> {

    private final Access access;
    private final ServerRepository servers;
    private final ServerDeletion deletion;

    DeleteServerHandler(Access access, ServerRepository servers, ServerDeletion deletion) {
        this.access = access;
        this.servers = servers;
        this.deletion = deletion;
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
                .chain(() -> deletion.delete(connection, server, work));
    }
}
