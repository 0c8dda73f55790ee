package dev.cryb.messaging.relationship;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Relationship;
import dev.cryb.model.Relationship.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table {@code relationship}: one row a side, none where there is nothing. */
@ApplicationScoped
public class RelationshipRepository {

    private static final String ALL = """
            SELECT r.status, r.since, %s
            FROM relationship r LEFT JOIN profile p ON p.user_id = r.other_id
            WHERE r.user_id = $1 ORDER BY r.since, r.other_id""".formatted(Profiles.columns("p", "r.other_id", ""));

    private static final String PAIR = """
            SELECT user_id, status FROM relationship
            WHERE (user_id = $1 AND other_id = $2) OR (user_id = $2 AND other_id = $1)""";

    private static final String WRITE = """
            INSERT INTO relationship (user_id, other_id, status, since) VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, other_id) DO UPDATE SET status = EXCLUDED.status, since = EXCLUDED.since""";

    private static final String FULL = """
            SELECT 1 FROM relationship WHERE user_id = ANY($1) GROUP BY user_id HAVING count(*) >= $2 LIMIT 1""";

    private static final String BLOCKED = """
            SELECT 1 FROM relationship
            WHERE status = 'blocked'
              AND ((user_id = $1 AND other_id = ANY($2)) OR (user_id = ANY($2) AND other_id = $1)) LIMIT 1""";

    /** What others are to a user, oldest first. */
    public Uni<List<Relationship>> all(SqlConnection connection, UserId userId) {
        return connection.preparedQuery(ALL).execute(Tuple.of(userId.value())).map(rows -> {
            List<Relationship> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(relationship(row)));
            return found;
        });
    }

    /** Whether a user has blocked one of these, or one of them the user. */
    public Uni<Boolean> isBlocked(SqlConnection connection, UserId userId, Collection<UserId> others) {
        return connection
                .preparedQuery(BLOCKED)
                .execute(Tuple.of(userId.value(), values(others)))
                .map(rows -> rows.size() > 0);
    }

    /** What two people are to each other. */
    Uni<Bond> between(SqlConnection connection, UserId mine, UserId theirs) {
        return connection
                .preparedQuery(PAIR)
                .execute(Tuple.of(mine.value(), theirs.value()))
                .map(rows -> {
                    Bond bond = Bond.NONE;
                    for (Row row : rows) {
                        Status status = status(row);
                        bond = row.getLong("user_id") == mine.value()
                                ? new Bond(status, bond.theirs())
                                : new Bond(bond.mine(), status);
                    }
                    return bond;
                });
    }

    /** Makes the other this to a user; nothing is no row. */
    Uni<Void> write(SqlConnection connection, UserId userId, UserId other, Status status, Instant now) {
        return (status == Status.NONE
                        ? connection
                                .preparedQuery("DELETE FROM relationship WHERE user_id = $1 AND other_id = $2")
                                .execute(Tuple.of(userId.value(), other.value()))
                        : connection
                                .preparedQuery(WRITE)
                                .execute(Tuple.of(
                                        userId.value(),
                                        other.value(),
                                        status.name().toLowerCase(Locale.ROOT),
                                        now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    /** Whether one of these has this many relationships. */
    Uni<Boolean> anyHas(SqlConnection connection, Collection<UserId> userIds, int limit) {
        return connection
                .preparedQuery(FULL)
                .execute(Tuple.of(values(userIds), limit))
                .map(rows -> rows.size() > 0);
    }

    /** The direct message of two people, if they have one. */
    Uni<Optional<ChannelId>> dm(SqlConnection connection, UserId one, UserId other) {
        return connection
                .preparedQuery("SELECT channel_id FROM dm_pair WHERE low_id = $1 AND high_id = $2")
                .execute(Tuple.of(Math.min(one.value(), other.value()), Math.max(one.value(), other.value())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ChannelId(rows.iterator().next().getLong(0))));
    }

    private static Relationship relationship(Row row) {
        return new Relationship(
                new UserId(row.getLong("user_id")),
                Profiles.user(row, ""),
                status(row),
                row.getOffsetDateTime("since").toInstant());
    }

    private static Status status(Row row) {
        return Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Long[] values(Collection<UserId> userIds) {
        return userIds.stream().map(UserId::value).toArray(Long[]::new);
    }
}
