package dev.cryb.messaging.person;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.PeopleEvent;
import dev.cryb.model.Profile;
import dev.cryb.model.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells those around someone that this one looks otherwise now. */
@ApplicationScoped
class PersonNews {

    private final PersonRepository repository;

    PersonNews(PersonRepository repository) {
        this.repository = repository;
    }

    /** To the user, friends, and those who share a server; gives what they hear as JSON. */
    Uni<String> changed(SqlConnection connection, Profile profile, UnitOfWork work) {
        User user = new User(profile.id(), profile.username(), profile.displayName(), profile.avatar());
        return repository
                .servers(connection, profile.id())
                .map(servers -> work.publish(
                        new PeopleEvent.UserUpdated(profile, servers, new AccessChange.PersonChanged(user))));
    }
}
