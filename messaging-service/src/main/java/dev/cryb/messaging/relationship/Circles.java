package dev.cryb.messaging.relationship;

import dev.cryb.id.UserId;
import dev.cryb.messaging.access.DmRepository;
import dev.cryb.messaging.person.People;
import dev.cryb.model.Relationship;
import dev.cryb.model.Relationship.Status;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the people around a user: what a session starts from beside its servers. */
@ApplicationScoped
public class Circles {

    private final People people;
    private final RelationshipRepository relationships;
    private final DmRepository dms;

    Circles(People people, RelationshipRepository relationships, DmRepository dms) {
        this.people = people;
        this.relationships = relationships;
        this.dms = dms;
    }

    /**
     * A user and those around.
     *
     * @param self as others see the user
     * @param dms direct messages and groups, closed ones too
     */
    public record Circle(User self, List<DmRepository.Seen> dms, List<Relationship> relationships) {

        /** Those who are friends. */
        public List<User> friends() {
            return relationships.stream()
                    .filter(one -> one.status() == Status.FRIEND)
                    .map(Relationship::user)
                    .toList();
        }

        /** What is no friendship: requests and blocks. */
        public List<Relationship> others() {
            return relationships.stream()
                    .filter(one -> one.status() != Status.FRIEND)
                    .toList();
        }
    }

    /** The caller's, by the profile where there is one. */
    public Uni<Circle> of(SqlConnection connection, Caller caller) {
        UserId me = caller.userId();
        return Uni.combine()
                .all()
                .unis(
                        people.users(connection, List.of(me)).map(users -> users.getOrDefault(me, caller.user())),
                        dms.all(connection, me),
                        relationships.all(connection, me))
                .with(Circle::new);
    }
}
