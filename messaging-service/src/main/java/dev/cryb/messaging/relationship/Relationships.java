package dev.cryb.messaging.relationship;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.person.People;
import dev.cryb.model.User;
import dev.cryb.request.AboutPerson;
import dev.cryb.request.Ack;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes two people from what they are to each other to what a rule makes of it, and tells both. */
@ApplicationScoped
class Relationships {

    private final RelationshipRepository repository;
    private final People people;
    private final Access access;

    Relationships(RelationshipRepository repository, People people, Access access) {
        this.repository = repository;
        this.people = people;
        this.access = access;
    }

    /** Makes something between the caller and the other, who both must be there. */
    Uni<Ack> make(AboutPerson command, UnitOfWork work, UnaryOperator<Bond> rule) {
        User other = command.other();
        RelationshipRules.requireAnother(work.caller().userId(), other.id());
        return work.transaction().map(PgTransaction::connection).chain(connection -> people.meet(
                        connection, work.caller(), List.of(other))
                .chain(() -> change(connection, command, work, rule)));
    }

    /** Ends something between the caller and the other, one of whom may have gone. */
    Uni<Ack> end(AboutPerson command, UnitOfWork work, UnaryOperator<Bond> rule) {
        RelationshipRules.requireAnother(work.caller().userId(), command.other().id());
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> change(connection, command, work, rule));
    }

    private Uni<Ack> change(SqlConnection connection, AboutPerson command, UnitOfWork work, UnaryOperator<Bond> rule) {
        UserId mine = work.caller().userId();
        UserId theirs = command.other().id();
        return repository
                .between(connection, mine, theirs)
                .map(before -> new Turn(mine, theirs, before, rule.apply(before)))
                .call(turn -> requireRoom(connection, turn))
                .call(turn ->
                        repository.write(connection, mine, theirs, turn.after().mine(), work.time()))
                .call(turn ->
                        repository.write(connection, theirs, mine, turn.after().theirs(), work.time()))
                .call(turn -> blockDm(connection, turn, work))
                .chain(turn -> people.users(connection, List.of(mine, theirs))
                        .map(users -> RelationshipNews.tell(command, turn, users, work)));
    }

    /** Only what is new takes room; all are counted one after the other, as meeting them has locked them. */
    private Uni<Void> requireRoom(SqlConnection connection, Turn turn) {
        return repository
                .anyHas(connection, turn.grown(), RelationshipRules.MAX_RELATIONSHIPS)
                .invoke(full -> {
                    if (full) {
                        throw Refused.of(
                                ErrorCode.LIMIT_REACHED,
                                "One of you has " + RelationshipRules.MAX_RELATIONSHIPS
                                        + " friends, requests and blocks.");
                    }
                })
                .replaceWithVoid();
    }

    /** Their direct message lies in this same line: its model hears of it at once. */
    private Uni<Void> blockDm(SqlConnection connection, Turn turn, UnitOfWork work) {
        if (turn.before().isBlocked() == turn.after().isBlocked()) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .dm(connection, turn.mine(), turn.theirs())
                .invoke(found -> found.map(id -> access.warmDm(work, id))
                        .ifPresent(warm -> warm.block(turn.after().isBlocked())))
                .replaceWithVoid();
    }
}
