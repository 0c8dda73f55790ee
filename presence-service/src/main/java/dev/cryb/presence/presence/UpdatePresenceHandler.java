package dev.cryb.presence.presence;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.Shape;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdatePresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes what one of the caller's sessions shows; answers what all of them amount to. */
@ApplicationScoped
class UpdatePresenceHandler implements CommandHandler<UpdatePresence> {

    private final People people;

    UpdatePresenceHandler(People people) {
        this.people = people;
    }

    @Override
    public Class<UpdatePresence> command() {
        return UpdatePresence.class;
    }

    @Override
    public Uni<Ack> handle(UpdatePresence command, UnitOfWork work) {
        UpdatePresence.Place at = Shape.required("at", command.at());
        return people.one(work.caller().userId(), work).map(before -> {
            Person after = before.showing(at.session(), command.showing(), at.lease(), at.attendance(), work.time());
            return Ack.ok(Aggregate.own(people.keep(before, after, work)));
        });
    }
}
