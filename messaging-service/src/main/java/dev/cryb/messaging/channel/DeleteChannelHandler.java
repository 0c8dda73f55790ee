package dev.cryb.messaging.channel;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ChannelEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.sweep.Sweeps;
import dev.cryb.model.Channel;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Deletes a channel by its one row; what was said in it is swept afterwards.
 *
 * <p>Channels of a category move out of it first, so that nobody ever sees one in a category that is gone.
 */
@ApplicationScoped
class DeleteChannelHandler implements CommandHandler<DeleteChannel> {

    private final Access access;
    private final ChannelRepository channels;

    DeleteChannelHandler(Access access, ChannelRepository channels) {
        this.access = access;
        this.channels = channels;
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

    private Uni<Ack> delete(
            SqlConnection connection, DeleteChannel command, ChannelSight.InServer sight, UnitOfWork work) {
        return channels.moveOut(connection, command.channelId())
                .call(() -> channels.delete(connection, command.channelId()))
                .map(children -> publish(command, children, sight.server(), work));
    }

    private Ack publish(DeleteChannel command, List<Channel> children, ServerModel server, UnitOfWork work) {
        for (Channel child : children) {
            work.publish(ChannelNews.updated(child, Objects.requireNonNull(server.channel(child.id())), server));
        }
        access.remove(work, server, command.channelId());
        Sweeps.channel(work, command.channelId());
        return Ack.okJson(work.publish(new ChannelEvent.ChannelDeleted(command.channelId(), server.id())));
    }
}
