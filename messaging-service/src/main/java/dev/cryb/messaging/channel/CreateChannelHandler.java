package dev.cryb.messaging.channel;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.ChannelEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.model.Channel;
import dev.cryb.permission.Overwrite;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes a channel in a server; its overwrites hold from its first moment. */
@ApplicationScoped
class CreateChannelHandler implements CommandHandler<CreateChannel> {

    private final Access access;
    private final ChannelRepository channels;
    private final AuditLog audit;

    CreateChannelHandler(Access access, ChannelRepository channels, AuditLog audit) {
        this.access = access;
        this.channels = channels;
        this.audit = audit;
    }

    @Override
    public Class<CreateChannel> command() {
        return CreateChannel.class;
    }

    @Override
    public Uni<Ack> handle(CreateChannel command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> ChannelRules.check(command, sight, work.time()))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> requireMembers(connection, command)
                                .chain(() -> add(connection, command, sight, work))));
    }

    private Uni<Void> requireMembers(SqlConnection connection, CreateChannel command) {
        Long[] targets = ChannelRules.memberTargets(command);
        if (targets.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return channels.countMembers(connection, command.serverId(), targets)
                .invoke(found -> {
                    if (found < targets.length) {
                        throw Unknown.member();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Ack> add(SqlConnection connection, CreateChannel command, ServerSight sight, UnitOfWork work) {
        Channel channel = ChannelRules.fresh(command, new ChannelId(work.nextId()), sight, work.time());
        List<Overwrite> overwrites = channel.overwrites() == null ? List.of() : channel.overwrites();
        return channels.insert(connection, command.serverId(), channel, overwrites)
                .map(added -> publish(channel, sight.server(), work));
    }

    private Ack publish(Channel channel, ServerModel server, UnitOfWork work) {
        access.add(
                work,
                server,
                new ChannelModel(ChannelNews.access(channel), channel.position(), channel.slowmodeSeconds(), 0));
        String json = work.publish(
                new ChannelEvent.ChannelCreated(channel, new AccessChange.ChannelOpened(server.id(), channel)));
        audit.log(
                work, server.id(), RequestType.CHANNEL_CREATE, channel.id(), null, ChannelNews.changes(null, channel));
        return Ack.okJson(json);
    }
}
