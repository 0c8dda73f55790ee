package dev.cryb.messaging.channel;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.model.Channel;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UpdateChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes what a channel is called, where it lies, and how fast one may write in it. */
@ApplicationScoped
class UpdateChannelHandler implements CommandHandler<UpdateChannel> {

    private final Access access;
    private final ChannelRepository channels;
    private final AuditLog audit;

    UpdateChannelHandler(Access access, ChannelRepository channels, AuditLog audit) {
        this.access = access;
        this.channels = channels;
        this.audit = audit;
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
        return channels.one(connection, command.channelId()).chain(before -> {
            Channel after = ChannelRules.changed(before, command);
            return after.equals(before)
                    ? Uni.createFrom().item(Ack.ok(before))
                    : channels.update(connection, after).map(written -> publish(before, after, sight, work));
        });
    }

    private Ack publish(Channel before, Channel after, ChannelSight.InServer sight, UnitOfWork work) {
        String json = work.publish(ChannelNews.updated(after, sight.channel(), sight.server()));
        audit.log(
                work,
                sight.server().id(),
                RequestType.CHANNEL_UPDATE,
                after.id(),
                null,
                ChannelNews.changes(before, after));
        return Ack.okJson(json);
    }
}
