package dev.cryb.messaging.server;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.messaging.emoji.EmojiRepository;
import dev.cryb.messaging.sweep.Sweeps;
import dev.cryb.request.Ack;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** How a server goes: by its one row, whatever its size; what lies in it is swept afterwards, but for its pictures. */
@ApplicationScoped
class ServerDeletion {

    private final Access access;
    private final ServerRepository servers;
    private final EmojiRepository emojis;
    private final Pictures pictures;

    ServerDeletion(Access access, ServerRepository servers, EmojiRepository emojis, Pictures pictures) {
        this.access = access;
        this.servers = servers;
        this.emojis = emojis;
        this.pictures = pictures;
    }

    /** Deletes it and tells its members. */
    Uni<Ack> delete(SqlConnection connection, ServerModel server, UnitOfWork work) {
        List<Long> holders = new ArrayList<>(List.of(server.id().value()));
        return emojis.deleteAll(connection, server.id())
                .invoke(gone -> gone.forEach(id -> holders.add(id.value())))
                .chain(() -> pictures.release(connection, holders, work))
                .chain(() -> servers.delete(connection, server.id()))
                .map(deleted -> publish(server, work));
    }

    private Ack publish(ServerModel server, UnitOfWork work) {
        Sweeps.server(work, server);
        access.remove(work, server);
        return Ack.okJson(work.publish(new ServerEvent.ServerDeleted(server.id())));
    }
}
