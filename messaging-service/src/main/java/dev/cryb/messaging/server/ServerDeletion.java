package dev.cryb.messaging.server;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.sweep.Sweeps;
import dev.cryb.request.Ack;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** How a server goes: by its one row, whatever its size; what lies in it is swept afterwards. */
@ApplicationScoped
class ServerDeletion {

    private final Access access;
    private final ServerRepository servers;

    ServerDeletion(Access access, ServerRepository servers) {
        this.access = access;
        this.servers = servers;
    }

    /** Deletes it and tells its members. */
    Uni<Ack> delete(SqlConnection connection, ServerModel server, UnitOfWork work) {
        return servers.delete(connection, server.id()).map(deleted -> publish(server, work));
    }

    private Ack publish(ServerModel server, UnitOfWork work) {
        Sweeps.server(work, server);
        access.remove(work, server);
        return Ack.okJson(work.publish(new ServerEvent.ServerDeleted(server.id())));
    }
}
