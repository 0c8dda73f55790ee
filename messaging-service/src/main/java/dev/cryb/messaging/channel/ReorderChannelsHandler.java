package dev.cryb.messaging.channel;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ChannelAccess;
import dev.cryb.event.ChannelEvent.ChannelMoved;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.request.Ack;
import dev.cryb.request.ReorderChannels;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Gives channels of a server other places; all of them, or none. */
@ApplicationScoped
class ReorderChannelsHandler implements CommandHandler<ReorderChannels> {

    private final Access access;
    private final ChannelRepository channels;
    private final AuditLog audit;

    ReorderChannelsHandler(Access access, ChannelRepository channels, AuditLog audit) {
        this.access = access;
        this.channels = channels;
        this.audit = audit;
    }

    @Override
    public Class<ReorderChannels> command() {
        return ReorderChannels.class;
    }

    @Override
    public Uni<Ack> handle(ReorderChannels command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> ChannelRules.check(command, sight, work.time()))
                .chain(sight -> move(ChannelRules.places(command, sight.server()), sight.server(), work));
    }

    private Uni<Ack> move(List<ChannelMoved.Place> places, ServerModel server, UnitOfWork work) {
        return work.transaction()
                .chain(transaction -> channels.move(PgTransaction.connection(transaction), places))
                .map(moved -> publish(places, server, work));
    }

    private Ack publish(List<ChannelMoved.Place> places, ServerModel server, UnitOfWork work) {
        Changes changes = new Changes();
        for (ChannelMoved.Place place : places) {
            ChannelModel channel = Objects.requireNonNull(server.channel(place.id()));
            ChannelAccess before = channel.access();
            changes.of(
                    place.id().toString(),
                    new ChannelMoved.Place(place.id(), channel.position(), before.parentId()),
                    place);
            channel.change(
                    new ChannelAccess(before.id(), before.type(), place.parentId(), before.overwrites()),
                    place.position(),
                    channel.slowmodeSeconds());
            work.publish(new ChannelMoved(server.id(), place));
        }
        if (!changes.isEmpty()) {
            audit.log(work, server.id(), RequestType.CHANNEL_REORDER, null, null, changes);
        }
        return Ack.ok(new ChannelMoved.Data(server.id(), places));
    }
}
