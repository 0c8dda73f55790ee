package dev.cryb.messaging.access;

import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads models from the tables {@code server}, {@code role}, {@code channel}, {@code overwrite}, {@code member}. */
@ApplicationScoped
public class ModelRepository {

    private static final String ROLES = """
            SELECT s.owner_id, r.id, r.permissions, r.position FROM server s JOIN role r ON r.server_id = s.id WHERE s.id = $1""";

    private static final String CHANNELS = """
            SELECT c.id, c.type, c.parent_id, c.position, c.slowmode_seconds, %s,
                   COALESCE((SELECT m.seq FROM message m WHERE m.channel_id = c.id ORDER BY m.seq DESC LIMIT 1), 0) AS seq
            FROM channel c WHERE c.server_id = $1""".formatted(AccessRows.OVERWRITES);

    private static final String MEMBER = """
            SELECT m.server_id, m.user_id, m.timeout_until, %s
            FROM member m WHERE m.server_id = $1 AND m.user_id = $2""".formatted(AccessRows.MEMBER_ROLES);

    /** A server without its members. */
    public Uni<@Nullable ServerModel> load(SqlConnection connection, ServerId id) {
        Tuple key = Tuple.of(id.value());
        return connection
                .preparedQuery(ROLES)
                .execute(key)
                .chain(roles -> roles.size() == 0
                        ? Uni.createFrom().nullItem()
                        : connection.preparedQuery(CHANNELS).execute(key).map(channels -> model(id, roles, channels)));
    }

    /** The server that a channel lies in; none for a direct message, and for what is not there. */
    Uni<Optional<ServerId>> serverOf(SqlConnection connection, ChannelId id) {
        return connection
                .preparedQuery("SELECT server_id FROM channel WHERE id = $1 AND server_id IS NOT NULL")
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ServerId(rows.iterator().next().getLong(0))));
    }

    /** A user's membership. */
    public Uni<@Nullable MemberAccess> member(SqlConnection connection, ServerId serverId, UserId userId) {
        return connection
                .preparedQuery(MEMBER)
                .execute(Tuple.of(serverId.value(), userId.value()))
                .map(rows -> rows.size() == 0
                        ? null
                        : AccessRows.member(rows.iterator().next()));
    }

    private static ServerModel model(ServerId id, RowSet<Row> roleRows, RowSet<Row> channelRows) {
        UserId owner = new UserId(roleRows.iterator().next().getLong("owner_id"));
        List<RoleAccess> roles = new ArrayList<>();
        roleRows.forEach(row -> roles.add(AccessRows.role(row)));
        List<ChannelModel> channels = new ArrayList<>();
        channelRows.forEach(row -> channels.add(new ChannelModel(
                AccessRows.channel(row),
                row.getInteger("position"),
                row.getInteger("slowmode_seconds"),
                row.getLong("seq"))));
        return new ServerModel(Rights.Ground.of(id, owner, roles), channels);
    }
}
