package dev.cryb.messaging.dm;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.PeopleEvent.DmClosed;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.DmModel;
import dev.cryb.request.Ack;
import dev.cryb.request.CloseDm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts a direct message out of the caller's sight; a group is left. */
@ApplicationScoped
class CloseDmHandler implements CommandHandler<CloseDm> {

    private final Access access;
    private final RecipientRepository recipients;
    private final GroupLeaving leaving;

    CloseDmHandler(Access access, RecipientRepository recipients, GroupLeaving leaving) {
        this.access = access;
        this.recipients = recipients;
        this.leaving = leaving;
    }

    @Override
    public Class<CloseDm> command() {
        return CloseDm.class;
    }

    @Override
    public Uni<Ack> handle(CloseDm command, UnitOfWork work) {
        UserId caller = work.caller().userId();
        DmClosed.Data closed = new DmClosed.Data(command.channelId());
        return access.channel(work, command.channelId())
                .map(DmRules::dm)
                .chain(dm -> DmRules.isGroup(dm)
                        ? leaving.leave(dm, caller, work).replaceWithVoid()
                        : close(dm, caller, closed, work))
                .map(done -> Ack.ok(closed));
    }

    private Uni<Void> close(DmModel dm, UserId caller, DmClosed.Data closed, UnitOfWork work) {
        if (dm.closed().contains(caller)) {
            return Uni.createFrom().voidItem();
        }
        return work.transaction()
                .chain(transaction -> recipients.close(
                        PgTransaction.connection(transaction), dm.channel().id(), List.of(caller), true))
                .invoke(() -> {
                    dm.closed().add(caller);
                    work.publish(new DmClosed(closed, caller));
                });
    }
}
