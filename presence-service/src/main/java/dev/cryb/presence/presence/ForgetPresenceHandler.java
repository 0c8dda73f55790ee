package dev.cryb.presence.presence;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.ForgetPresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets someone whose account ends. */
@ApplicationScoped
class ForgetPresenceHandler implements CommandHandler<ForgetPresence> {

    private final People people;

    ForgetPresenceHandler(People people) {
        this.people = people;
    }

    @Override
    public Class<ForgetPresence> command() {
        return ForgetPresence.class;
    }

    @Override
    public Uni<Ack> handle(ForgetPresence command, UnitOfWork work) {
        return people.one(work.caller().userId(), work)
                .chain(person -> people.forget(person, work))
                .replaceWith(Ack.done());
    }
}
