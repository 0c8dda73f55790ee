package dev.cryb.presence.presence;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.RowWriter;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.UserId;
import dev.cryb.presence.config.PresenceSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people of a partition: those heard of lately in memory, all in the table. */
@ApplicationScoped
class People {

    /** People kept in memory of one partition. */
    private static final int KEPT = 500;

    private final PersonRepository repository;
    private final PresenceSettings settings;
    private final RowWriter<Person> writer;
    private final RowWriter<Person> remover;

    People(PersonRepository repository, PresenceSettings settings) {
        this.repository = repository;
        this.settings = settings;
        this.writer = repository::write;
        this.remover = repository::remove;
    }

    /** Those kept in memory; the one used longest ago goes first. */
    private static final class Known extends LinkedHashMap<UserId, Person> {
        private static final long serialVersionUID = 1;

        Known() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Person> eldest) {
            return size() > KEPT;
        }
    }

    Uni<Person> one(UserId userId, UnitOfWork work) {
        return all(List.of(userId), work).map(found -> found.get(0));
    }

    /** These people, in their order. */
    Uni<List<Person>> all(List<UserId> userIds, UnitOfWork work) {
        Known known = work.model(Known.class, Known::new);
        Map<UserId, Person> found = new LinkedHashMap<>();
        List<UserId> missing = new ArrayList<>();
        for (UserId userId : userIds) {
            Person person = known.get(userId);
            found.put(userId, person == null ? Person.unknown(userId) : person);
            if (person == null) {
                missing.add(userId);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().item(List.copyOf(found.values()));
        }
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> repository.read(connection, missing))
                .map(read -> {
                    read.forEach(person -> {
                        found.put(person.id(), person);
                        known.put(person.id(), person);
                    });
                    return List.copyOf(found.values());
                });
    }

    /** All of this partition with a session under a lease. */
    Uni<List<Person>> under(String lease, UnitOfWork work) {
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> repository.under(connection, lease, work.partition()));
    }

    /** Keeps what someone has become, and tells those who are to know. */
    Person keep(Person before, Person after, UnitOfWork work) {
        Telling telling = Telling.of(before, after, work.time(), settings);
        telling.events().forEach(work::publish);
        if (!telling.person().equals(before)) {
            work.write(writer, telling.person());
            work.model(Known.class, Known::new).put(after.id(), telling.person());
        }
        return telling.person();
    }

    /** Forgets someone, after others were told that they are gone. */
    Uni<Void> forget(Person person, UnitOfWork work) {
        keep(person, person.leaving(), work);
        work.model(Known.class, Known::new).remove(person.id());
        return work.transaction().invoke(written -> work.write(remover, person)).replaceWithVoid();
    }
}
