package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.access.Access;
import dev.cryb.request.Ack;
import dev.cryb.request.RemoveServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a server for an administrator of the deployment; the gateway has checked who that is. */
@ApplicationScoped
class RemoveServerHandler implements CommandHandler<RemoveServer> {

    private final Access access;
    private final ServerDeletion deletion;

    RemoveServerHandler(Access access, ServerDeletion deletion) {
        this.access = access;
        this.deletion = deletion;
    }

    @Override
    public Class<RemoveServer> command() {
        return RemoveServer.class;
    }

    @Override
    public Uni<Ack> handle(RemoveServer command, UnitOfWork work) {
        return access.any(work, command.serverId()).chain(server -> work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> deletion.delete(connection, server, work)));
    }
}
