package dev.cryb.messaging.person;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.UserId;
import dev.cryb.messaging.attachment.Attachments;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.request.Ack;
import dev.cryb.request.CloseAccount;
import dev.cryb.request.Command;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends what an account is to others: at once its name, then in their own lines its memberships, groups and ties.
 *
 * <p>What was said stays. Asked again, it ends what may be left.
 */
@ApplicationScoped
class CloseAccountHandler implements CommandHandler<CloseAccount> {

    private final PersonRepository repository;
    private final PersonNews news;
    private final Attachments attachments;
    private final Pictures pictures;

    CloseAccountHandler(PersonRepository repository, PersonNews news, Attachments attachments, Pictures pictures) {
        this.repository = repository;
        this.news = news;
        this.attachments = attachments;
        this.pictures = pictures;
    }

    @Override
    public Class<CloseAccount> command() {
        return CloseAccount.class;
    }

    @Override
    public Uni<Ack> handle(CloseAccount command, UnitOfWork work) {
        UserId userId = work.caller().userId();
        return work.transaction().map(PgTransaction::connection).chain(connection -> repository
                .meet(connection, List.of(work.caller().user()))
                .chain(() -> repository.lockAndFindGone(connection, List.of(userId)))
                .chain(() -> repository.ownsServer(connection, userId))
                .invoke(PersonRules::requireNoServer)
                .chain(() -> end(connection, userId, work)));
    }

    private Uni<Ack> end(SqlConnection connection, UserId userId, UnitOfWork work) {
        return repository
                .forget(connection, userId, PersonRules.GONE, work.time())
                .chain(() -> attachments.dropFree(connection, userId, work))
                .chain(() -> pictures.release(connection, List.of(userId.value()), work))
                .chain(() -> repository.profile(connection, userId))
                .chain(profile -> news.changed(connection, profile, work))
                .chain(() -> partings(connection, userId))
                .invoke(partings -> partings.forEach(parting -> work.send(Service.MESSAGING, parting)))
                .replaceWith(Ack.done());
    }

    private Uni<List<Command>> partings(SqlConnection connection, UserId userId) {
        List<Command> partings = new ArrayList<>();
        return repository
                .servers(connection, userId)
                .invoke(servers -> servers.forEach(server -> partings.add(PersonRules.parting(server))))
                .chain(() -> repository.groups(connection, userId))
                .invoke(groups -> groups.forEach(group -> partings.add(PersonRules.parting(group, userId))))
                .chain(() -> repository.ties(connection, userId))
                .invoke(ties -> ties.forEach(tie -> partings.add(PersonRules.parting(tie.other(), tie.status()))))
                .replaceWith(partings);
    }
}
