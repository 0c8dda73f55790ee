package dev.cryb.messaging.person;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.model.Profile;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdateUser;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes how others see the caller. */
@ApplicationScoped
class UpdateUserHandler implements CommandHandler<UpdateUser> {

    private final People people;
    private final PersonRepository repository;
    private final PersonNews news;

    UpdateUserHandler(People people, PersonRepository repository, PersonNews news) {
        this.people = people;
        this.repository = repository;
        this.news = news;
    }

    @Override
    public Class<UpdateUser> command() {
        return UpdateUser.class;
    }

    @Override
    public Uni<Ack> handle(UpdateUser command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> people.meet(
                        connection, work.caller())
                .chain(() -> repository.profile(connection, work.caller().userId()))
                .chain(before -> change(connection, before, PersonRules.changed(before, command), work)));
    }

    /** What changes nothing is told to nobody. */
    private Uni<Ack> change(SqlConnection connection, Profile before, Profile after, UnitOfWork work) {
        return after.equals(before)
                ? Uni.createFrom().item(Ack.ok(before))
                : repository
                        .update(connection, after)
                        .chain(() -> news.changed(connection, after, work))
                        .map(Ack::okJson);
    }
}
