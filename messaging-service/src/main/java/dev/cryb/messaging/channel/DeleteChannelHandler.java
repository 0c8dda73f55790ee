package dev.cryb.messaging.channel;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ChannelEvent;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.sweep.Sweeps;
import dev.cryb.model.Channel;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteChannel;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Deletes a channel by its one row, and the invites to it; what was said in it is swept afterwards.
 *
 * <p>Channels of a category move out of it first, so that nobody ever sees one in a category that is gone.
 */
@ApplicationScoped
class DeleteChannelHandler implements CommandHandler<DeleteChannel> {

    private final Access access;
    private final ChannelRepository channels;
    private final AuditLog audit;

    DeleteChannelHandler(Access access, ChannelRepository channels, AuditLog audit) {
        this.access = access;
        this.channels = channels;
        this.audit = audit;
    }

    @Override
    public Class<DeleteChannel> command() {
        return DeleteChannel.class;
    }

    @Override
    public Uni<Ack> handle(DeleteChannel command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .map(ChannelSight::inServer)
                .invoke(sight -> sight.rights().require(Permission.MANAGE_CHANNELS))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> delete(connection, command, sight, work)));
    }

    /** What a deletion takes with it. */
    private record Gone(Channel channel, List<Channel> children, List<String> invites) {}

    private Uni<Ack> delete(
            SqlConnection connection, DeleteChannel command, ChannelSight.InServer sight, UnitOfWork work) {
        ChannelId id = command.channelId();
        return channels.one(connection, id)
                .chain(channel -> channels.moveOut(connection, id)
                        .chain(children -> channels.delete(connection, id, work.time())
                                .map(invites -> new Gone(channel, children, invites))))
                .map(gone -> publish(command, gone, sight.server(), work));
    }

    private Ack publish(DeleteChannel command, Gone gone, ServerModel server, UnitOfWork work) {
        for (Channel child : gone.children()) {
            work.publish(ChannelNews.updated(child, Objects.requireNonNull(server.channel(child.id())), server));
        }
        gone.invites()
                .forEach(code -> work.publish(
                        new ServerEvent.InviteDeleted(new ServerEvent.InviteDeleted.Data(code, server.id()))));
        access.remove(work, server, command.channelId());
        Sweeps.channel(work, command.channelId());
        String json = work.publish(new ChannelEvent.ChannelDeleted(command.channelId(), server.id()));
        audit.log(
                work,
                server.id(),
                RequestType.CHANNEL_DELETE,
                command.channelId(),
                command.reason(),
                ChannelNews.changes(gone.channel(), null));
        return Ack.okJson(json);
    }
}
