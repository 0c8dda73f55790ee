package dev.cryb.messaging.dm;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.access.Access;
import dev.cryb.request.Ack;
import dev.cryb.request.RemoveRecipient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts someone out of a group, which its owner may, or leaves it oneself. */
@ApplicationScoped
class RemoveRecipientHandler implements CommandHandler<RemoveRecipient> {

    private final Access access;
    private final GroupLeaving leaving;

    RemoveRecipientHandler(Access access, GroupLeaving leaving) {
        this.access = access;
        this.leaving = leaving;
    }

    @Override
    public Class<RemoveRecipient> command() {
        return RemoveRecipient.class;
    }

    @Override
    public Uni<Ack> handle(RemoveRecipient command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .map(DmRules::group)
                .invoke(group -> DmRules.checkRemove(group, work.caller().userId(), command.userId()))
                .chain(group -> leaving.leave(group, command.userId(), work))
                .map(Ack::okJson);
    }
}
