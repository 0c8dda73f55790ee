package dev.cryb.presence.presence;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.SettlePresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks again at people whose grace or burst is over, and tells what has become of it. */
@ApplicationScoped
class SettlePresenceHandler implements CommandHandler<SettlePresence> {

    private final People people;

    SettlePresenceHandler(People people) {
        this.people = people;
    }

    @Override
    public Class<SettlePresence> command() {
        return SettlePresence.class;
    }

    @Override
    public Uni<Ack> handle(SettlePresence command, UnitOfWork work) {
        return people.all(command.userIds(), work).map(due -> {
            due.forEach(person -> people.keep(person, person, work));
            return Ack.done();
        });
    }
}
