package dev.cryb.presence.presence;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.UserId;
import dev.cryb.request.Ack;
import dev.cryb.request.Attend;
import dev.cryb.request.Attendance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Takes a gateway at its word on who is there; answers those of them who hide. */
@ApplicationScoped
class AttendHandler implements CommandHandler<Attend> {

    private final People people;

    AttendHandler(People people) {
        this.people = people;
    }

    /** What the gateway must know of its own people. */
    private record Answer(List<UserId> hidden) {}

    @Override
    public Class<Attend> command() {
        return Attend.class;
    }

    @Override
    public Uni<Ack> handle(Attend command, UnitOfWork work) {
        List<UserId> userIds = command.people().stream().map(Attendance::userId).toList();
        return people.all(userIds, work).map(known -> {
            List<UserId> hidden = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                Person before = known.get(i);
                Person after =
                        before.attending(command.lease(), command.people().get(i), work.time());
                if (people.keep(before, after, work).hidden()) {
                    hidden.add(before.id());
                }
            }
            return Ack.ok(new Answer(hidden));
        });
    }
}
