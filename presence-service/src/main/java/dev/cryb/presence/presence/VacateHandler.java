package dev.cryb.presence.presence;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.Vacate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the sessions of a gateway that has not been heard of for long. */
@ApplicationScoped
class VacateHandler implements CommandHandler<Vacate> {

    private final People people;

    VacateHandler(People people) {
        this.people = people;
    }

    @Override
    public Class<Vacate> command() {
        return Vacate.class;
    }

    @Override
    public Uni<Ack> handle(Vacate command, UnitOfWork work) {
        return people.under(command.lease(), work).map(left -> {
            left.forEach(person -> people.keep(person, person.vacating(command.lease()), work));
            return Ack.done();
        });
    }
}
