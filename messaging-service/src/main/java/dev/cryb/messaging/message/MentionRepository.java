package dev.cryb.messaging.message;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.Mentions;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Id;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code mention}, and who could be in it. */
@ApplicationScoped
class MentionRepository {

    private static final String INSERT = """
            INSERT INTO mention (channel_id, target_id, seq, author_id)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) ON CONFLICT DO NOTHING""";

    private static final String MEMBERS = """
            SELECT m.server_id, m.user_id, m.timeout_until, %s
            FROM member m WHERE m.server_id = $1 AND m.user_id = ANY($2)""".formatted(AccessRows.MEMBER_ROLES);

    /** One who is mentioned by one message: a user, a role, or the role with the server's id for everyone. */
    record Row(ChannelId channelId, long targetId, long seq, UserId authorId) {}

    /** The rows of a message. */
    static List<Row> rows(ChannelId channelId, @Nullable ServerId serverId, long seq, Mentions mentions) {
        Set<Long> targets = new LinkedHashSet<>();
        Stream.concat(mentions.users().stream(), Stream.ofNullable(mentions.repliedTo()))
                .map(Id::value)
                .forEach(targets::add);
        mentions.roles().stream().map(Id::value).forEach(targets::add);
        if (mentions.everyone() && serverId != null) {
            targets.add(serverId.value());
        }
        return targets.stream()
                .map(target -> new Row(channelId, target, seq, mentions.author()))
                .toList();
    }

    Uni<Void> insert(Transaction transaction, List<Row> rows) {
        return insert(PgTransaction.connection(transaction), rows);
    }

    private static Uni<Void> insert(SqlConnection connection, List<Row> rows) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        rows.stream().map(row -> row.channelId().value()).toArray(Long[]::new),
                        rows.stream().map(Row::targetId).toArray(Long[]::new),
                        rows.stream().map(Row::seq).toArray(Long[]::new),
                        rows.stream().map(row -> row.authorId().value()).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Puts others in the place of those whom a message mentioned so far. */
    Uni<Void> replace(SqlConnection connection, ChannelId channelId, long seq, List<Row> rows) {
        return connection
                .preparedQuery("DELETE FROM mention WHERE channel_id = $1 AND seq = $2")
                .execute(Tuple.of(channelId.value(), seq))
                .chain(() -> rows.isEmpty() ? Uni.createFrom().voidItem() : insert(connection, rows));
    }

    /** Those of some users who are members. */
    Uni<List<MemberAccess>> members(SqlConnection connection, ServerId serverId, Collection<UserId> userIds) {
        return connection
                .preparedQuery(MEMBERS)
                .execute(Tuple.of(
                        serverId.value(), userIds.stream().map(UserId::value).toArray(Long[]::new)))
                .map(rows -> {
                    List<MemberAccess> members = new ArrayList<>();
                    rows.forEach(row -> members.add(AccessRows.member(row)));
                    return members;
                });
    }

    /** Those of some roles that may be mentioned: all, or those that anyone may mention. */
    Uni<List<RoleId>> roles(SqlConnection connection, ServerId serverId, Collection<RoleId> roleIds, boolean all) {
        return connection
                .preparedQuery(
                        "SELECT id FROM role WHERE server_id = $1 AND id = ANY($2) AND id <> $1 AND (mentionable OR $3)")
                .execute(Tuple.of(
                        serverId.value(), roleIds.stream().map(RoleId::value).toArray(Long[]::new), all))
                .map(rows -> {
                    List<RoleId> roles = new ArrayList<>();
                    rows.forEach(row -> roles.add(new RoleId(row.getLong(0))));
                    return roles;
                });
    }
}
