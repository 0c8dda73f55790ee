package dev.cryb.messaging.person;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.UserId;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.model.Profile;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdateUser;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Changes how others see the caller. */
@ApplicationScoped
class UpdateUserHandler implements CommandHandler<UpdateUser> {

    private final People people;
    private final PersonRepository repository;
    private final PersonNews news;
    private final Pictures pictures;

    UpdateUserHandler(People people, PersonRepository repository, PersonNews news, Pictures pictures) {
        this.people = people;
        this.repository = repository;
        this.news = news;
        this.pictures = pictures;
    }

    @Override
    public Class<UpdateUser> command() {
        return UpdateUser.class;
    }

    @Override
    public Uni<Ack> handle(UpdateUser command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> picture(connection, command, work)
                .chain(picture -> people.meet(connection, work.caller())
                        .chain(() ->
                                repository.profile(connection, work.caller().userId()))
                        .map(before -> new Turn(before, PersonRules.changed(before, command, picture.orElse(null))))
                        .call(() -> picture.isPresent()
                                ? pictures.take(connection, picture.get(), work)
                                : Uni.createFrom().voidItem())
                        .chain(turn -> change(connection, turn, work))));
    }

    /** How someone looked and is to look. */
    private record Turn(Profile before, Profile after) {}

    private Uni<Optional<Pictures.Change>> picture(SqlConnection connection, UpdateUser command, UnitOfWork work) {
        UserId userId = work.caller().userId();
        return command.avatar() == null
                ? Uni.createFrom().item(Optional.empty())
                : pictures.find(connection, UploadPurpose.AVATAR, userId, null, command.avatar(), userId)
                        .map(Optional::of);
    }

    /** What changes nothing is told to nobody. */
    private Uni<Ack> change(SqlConnection connection, Turn turn, UnitOfWork work) {
        return turn.after().equals(turn.before())
                ? Uni.createFrom().item(Ack.ok(turn.before()))
                : repository
                        .update(connection, turn.after())
                        .chain(() -> news.changed(connection, turn.after(), work))
                        .map(Ack::okJson);
    }
}
