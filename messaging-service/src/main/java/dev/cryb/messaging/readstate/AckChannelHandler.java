package dev.cryb.messaging.readstate;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ChannelEvent;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.request.Ack;
import dev.cryb.request.AckChannel;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes how far the caller has read a channel; the caller's other sessions hear it. */
@ApplicationScoped
class AckChannelHandler implements CommandHandler<AckChannel> {

    private final Access access;
    private final ReadStateRepository states;

    AckChannelHandler(Access access, ReadStateRepository states) {
        this.access = access;
        this.states = states;
    }

    @Override
    public Class<AckChannel> command() {
        return AckChannel.class;
    }

    @Override
    public Uni<Ack> handle(AckChannel command, UnitOfWork work) {
        UserId reader = work.caller().userId();
        return access.channel(work, command.channelId()).chain(sight -> work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> states.read(
                                connection,
                                reader,
                                command.channelId(),
                                Math.min(command.seq(), sight.channel().seq()))
                        .chain(() -> states.one(connection, reader, command.channelId())))
                .map(state -> Ack.okJson(work.publish(new ChannelEvent.ChannelRead(state, reader)))));
    }
}
