package dev.cryb.messaging.person;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Profile;
import dev.cryb.model.Relationship.Status;
import dev.cryb.model.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the table {@code profile} for the people themselves. */
@ApplicationScoped
class PersonRepository {

    private static final String MEET = """
            INSERT INTO profile (user_id, username, display_name, avatar)
            SELECT u.* FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS u(id, username, name, avatar)
            ORDER BY u.id
            ON CONFLICT DO NOTHING""";

    /** In order of their ids, so that two who lock the same people wait for each other and no more. */
    private static final String LOCK = """
            SELECT user_id, deleted_at IS NOT NULL AS gone FROM profile
            WHERE user_id = ANY($1) ORDER BY user_id FOR NO KEY UPDATE""";

    private static final String PROFILE = """
            SELECT user_id, username, display_name, avatar, bio FROM profile WHERE user_id = $1
            """;

    private static final String UPDATE =
            "UPDATE profile SET display_name = $2, avatar = $3, bio = $4 WHERE user_id = $1";

    private static final String FORGET = """
            UPDATE profile SET username = $2, display_name = $2, avatar = NULL, bio = NULL,
                deleted_at = COALESCE(deleted_at, $3)
            WHERE user_id = $1""";

    /** Whoever is met in a server, a friendship or a direct message; oneself always. */
    private static final String IN_SIGHT = PROFILE + """
            AND (user_id = $2
                OR EXISTS (SELECT 1 FROM member a JOIN member b ON b.server_id = a.server_id
                    JOIN server s ON s.id = a.server_id
                    WHERE a.user_id = $1 AND b.user_id = $2)
                OR EXISTS (SELECT 1 FROM relationship
                    WHERE user_id = $2 AND other_id = $1 AND status = 'friend')
                OR EXISTS (SELECT 1 FROM recipient a JOIN recipient b ON b.channel_id = a.channel_id
                    WHERE a.user_id = $1 AND b.user_id = $2))""";

    /** Whoever of these is met there, by the same rule. */
    private static final String ALL_IN_SIGHT = """
            SELECT a.user_id FROM member a JOIN member b ON b.server_id = a.server_id
            JOIN server s ON s.id = a.server_id
            WHERE a.user_id = ANY($1) AND b.user_id = $2
            UNION SELECT other_id FROM relationship
            WHERE user_id = $2 AND other_id = ANY($1) AND status = 'friend'
            UNION SELECT a.user_id FROM recipient a JOIN recipient b ON b.channel_id = a.channel_id
            WHERE a.user_id = ANY($1) AND b.user_id = $2""";

    private static final String GROUPS = """
            SELECT r.channel_id FROM recipient r JOIN channel c ON c.id = r.channel_id
            WHERE r.user_id = $1 AND c.type = 'group' ORDER BY r.channel_id""";

    private static final String TIES = """
            SELECT r.status, p.user_id, p.username, p.display_name, p.avatar
            FROM relationship r JOIN profile p ON p.user_id = r.other_id
            WHERE r.user_id = $1 ORDER BY r.other_id""";

    /** What another is to someone. */
    record Tie(User other, Status status) {}

    /** Makes the profiles of those who are met for the first time. */
    Uni<Void> meet(SqlConnection connection, Collection<User> people) {
        return connection
                .preparedQuery(MEET)
                .execute(Tuple.of(
                        values(people.stream().map(User::id).toList()),
                        people.stream().map(User::username).toArray(String[]::new),
                        people.stream().map(User::displayName).toArray(String[]::new),
                        people.stream().map(User::avatar).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Locks the profiles of these, and tells which of them have gone for good. */
    Uni<Set<UserId>> lockAndFindGone(SqlConnection connection, Collection<UserId> userIds) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(values(userIds))).map(rows -> {
            Set<UserId> gone = new HashSet<>();
            rows.forEach(row -> {
                if (row.getBoolean("gone")) {
                    gone.add(new UserId(row.getLong("user_id")));
                }
            });
            return gone;
        });
    }

    /** Those of these who have a profile, as others see them. */
    Uni<Map<UserId, User>> users(SqlConnection connection, Collection<UserId> userIds) {
        return connection
                .preparedQuery("SELECT user_id, username, display_name, avatar FROM profile WHERE user_id = ANY($1)")
                .execute(Tuple.of(values(userIds)))
                .map(rows -> {
                    Map<UserId, User> found = new HashMap<>();
                    rows.forEach(row -> found.put(new UserId(row.getLong("user_id")), Profiles.user(row, "")));
                    return found;
                });
    }

    /** Someone who has a profile. */
    Uni<Profile> profile(SqlConnection connection, UserId userId) {
        return connection
                .preparedQuery(PROFILE)
                .execute(Tuple.of(userId.value()))
                .map(rows -> profile(rows.iterator().next()));
    }

    /** Someone whom another may see. */
    Uni<Optional<Profile>> inSight(SqlConnection connection, UserId userId, UserId viewer) {
        return connection
                .preparedQuery(IN_SIGHT)
                .execute(Tuple.of(userId.value(), viewer.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(profile(rows.iterator().next())));
    }

    /** Those of these whom another may see. */
    Uni<List<UserId>> allInSight(SqlConnection connection, List<UserId> userIds, UserId viewer) {
        return connection
                .preparedQuery(ALL_IN_SIGHT)
                .execute(Tuple.of(values(userIds), viewer.value()))
                .map(rows -> {
                    List<UserId> seen = new ArrayList<>();
                    rows.forEach(row -> seen.add(new UserId(row.getLong(0))));
                    return seen;
                });
    }

    /** Writes how someone looks now; the username stays. */
    Uni<Void> update(SqlConnection connection, Profile profile) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(profile.id().value(), profile.displayName(), profile.avatar(), profile.bio()))
                .replaceWithVoid();
    }

    /** Leaves of a person no more than that there was one. */
    Uni<Void> forget(SqlConnection connection, UserId userId, String name, Instant now) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(userId.value(), name, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The servers that someone is in. */
    Uni<List<ServerId>> servers(SqlConnection connection, UserId userId) {
        return ids(connection, "SELECT server_id FROM member WHERE user_id = $1 ORDER BY server_id", userId)
                .map(found -> found.stream().map(ServerId::new).toList());
    }

    /** Whether someone owns a server. */
    Uni<Boolean> ownsServer(SqlConnection connection, UserId userId) {
        return ids(
                        connection,
                        "SELECT s.id FROM member m JOIN server s ON s.id = m.server_id WHERE m.user_id = $1 AND s.owner_id = $1 LIMIT 1",
                        userId)
                .map(found -> !found.isEmpty());
    }

    /** The groups that someone is in. */
    Uni<List<ChannelId>> groups(SqlConnection connection, UserId userId) {
        return ids(connection, GROUPS, userId)
                .map(found -> found.stream().map(ChannelId::new).toList());
    }

    /** What others are to someone. */
    Uni<List<Tie>> ties(SqlConnection connection, UserId userId) {
        return connection.preparedQuery(TIES).execute(Tuple.of(userId.value())).map(rows -> {
            List<Tie> ties = new ArrayList<>();
            rows.forEach(row -> ties.add(new Tie(
                    Profiles.user(row, ""),
                    Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)))));
            return ties;
        });
    }

    private static Uni<List<Long>> ids(SqlConnection connection, String statement, UserId userId) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(userId.value()))
                .map(rows -> {
                    List<Long> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getLong(0)));
                    return found;
                });
    }

    private static Profile profile(Row row) {
        User user = Profiles.user(row, "");
        return new Profile(user.id(), user.username(), user.displayName(), user.avatar(), row.getString("bio"));
    }

    private static Long[] values(Collection<UserId> userIds) {
        return userIds.stream().map(UserId::value).toArray(Long[]::new);
    }
}
