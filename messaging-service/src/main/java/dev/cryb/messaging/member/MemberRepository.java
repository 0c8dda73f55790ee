package dev.cryb.messaging.member;

import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.model.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads and changes members: the table {@code member} with the people behind it. */
@ApplicationScoped
public class MemberRepository {

    private static final String SELECT =
            """
            SELECT m.server_id, m.user_id, m.nick, m.joined_at, m.timeout_until, %s, %s
            FROM member m LEFT JOIN profile p ON p.user_id = m.user_id WHERE m.server_id = $1 AND\s""".formatted(Profiles.columns("p", "m.user_id", "p_"), AccessRows.MEMBER_ROLES);

    private static final String PAGE = SELECT + "m.user_id > $2 ORDER BY m.user_id LIMIT $3";

    private static final String BY_ID = SELECT + "m.user_id = ANY($2) ORDER BY m.user_id";

    /**
     * By three indexes; each gives at most as many as are asked for.
     *
     * <p>The names of people are looked through for all servers at once, as that index is one, or by the server's
     * members where those are fewer.
     */
    private static final String BY_NAME = SELECT + """
            m.user_id IN (
                (SELECT n.user_id FROM member n WHERE n.server_id = $1 AND lower(n.nick) LIKE $2 LIMIT $3)
                UNION
                (SELECT u.user_id FROM profile u WHERE lower(u.username) LIKE $2
                    AND EXISTS (SELECT 1 FROM member i WHERE i.server_id = $1 AND i.user_id = u.user_id) LIMIT $3)
                UNION
                (SELECT u.user_id FROM profile u WHERE lower(u.display_name) LIKE $2
                    AND EXISTS (SELECT 1 FROM member i WHERE i.server_id = $1 AND i.user_id = u.user_id) LIMIT $3))
            ORDER BY lower(COALESCE(m.nick, p.display_name)), m.user_id LIMIT $3""";

    private static final String UPDATE = """
            WITH renamed AS (UPDATE member SET nick = $3 WHERE server_id = $1 AND user_id = $2),
            taken AS (DELETE FROM member_role WHERE server_id = $1 AND user_id = $2 AND role_id <> ALL($4))
            INSERT INTO member_role (server_id, user_id, role_id) SELECT $1, $2, r FROM unnest($4::bigint[]) AS r
            ON CONFLICT DO NOTHING""";

    /** Whether the server is there and this user one of its members; how many it has, if so. */
    Uni<Optional<Integer>> size(SqlConnection connection, ServerId serverId, UserId userId) {
        return connection
                .preparedQuery("""
                        SELECT s.member_count FROM server s JOIN member m ON m.server_id = s.id
                        WHERE s.id = $1 AND m.user_id = $2""")
                .execute(Tuple.of(serverId.value(), userId.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getInteger(0)));
    }

    /** Some members after a user's place, by id. */
    Uni<List<Member>> page(SqlConnection connection, ServerId serverId, long after, int limit) {
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(serverId.value(), after, limit))
                .map(MemberRepository::members);
    }

    /** Those of some users who are members. */
    public Uni<List<Member>> byId(SqlConnection connection, ServerId serverId, Collection<UserId> userIds) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(
                        serverId.value(), userIds.stream().map(UserId::value).toArray(Long[]::new)))
                .map(MemberRepository::members);
    }

    /** One who is a member. */
    public Uni<Member> one(SqlConnection connection, ServerId serverId, UserId userId) {
        return byId(connection, serverId, List.of(userId)).map(found -> found.get(0));
    }

    /** Members whose nick, username or display name begins so, without case. */
    Uni<List<Member>> byName(SqlConnection connection, ServerId serverId, String beginning, int limit) {
        String pattern = beginning.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return connection
                .preparedQuery(BY_NAME)
                .execute(Tuple.of(serverId.value(), pattern, limit))
                .map(MemberRepository::members);
    }

    /** Writes a member's nick and roles. */
    Uni<Void> update(SqlConnection connection, ServerId serverId, Member member) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        serverId.value(),
                        member.user().id().value(),
                        member.nick(),
                        member.roles().stream().map(RoleId::value).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static List<Member> members(RowSet<Row> rows) {
        List<Member> members = new ArrayList<>(rows.size());
        for (Row row : rows) {
            members.add(new Member(
                    Profiles.user(row, "p_"),
                    row.getString("nick"),
                    AccessRows.memberRoles(row),
                    row.getOffsetDateTime("joined_at").toInstant(),
                    AccessRows.instant(row, "timeout_until")));
        }
        return members;
    }
}
