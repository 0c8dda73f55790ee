package dev.cryb.messaging.channel;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.model.Channel;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdateChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes what a channel is called, where it lies, and how fast one may write in it. */
@ApplicationScoped
class UpdateChannelHandler implements CommandHandler<UpdateChannel> {

    private final Access access;
    private final ChannelRepository channels;

    UpdateChannelHandler(Access access, ChannelRepository channels) {
        this.access = access;
        this.channels = channels;
    }

    @Override
    public Class<UpdateChannel> command() {
        return UpdateChannel.class;
    }

    @Override
    public Uni<Ack> handle(UpdateChannel command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .map(ChannelSight::inServer)
                .invoke(sight -> ChannelRules.check(command, sight, work.time()))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> change(connection, command, sight, work)));
    }

    private Uni<Ack> change(
            SqlConnection connection, UpdateChannel command, ChannelSight.InServer sight, UnitOfWork work) {
        return channels.one(connection, command.channelId())
                .map(channel -> ChannelRules.changed(channel, command))
                .call(channel -> channels.update(connection, channel))
                .map(channel -> publish(channel, sight, work));
    }

    private static Ack publish(Channel channel, ChannelSight.InServer sight, UnitOfWork work) {
        return Ack.okJson(work.publish(ChannelNews.updated(channel, sight.channel(), sight.server())));
    }
}
