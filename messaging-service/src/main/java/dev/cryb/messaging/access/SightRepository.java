package dev.cryb.messaging.access;

import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one channel or server as a query's caller sees it, rights and all, in one statement. */
@ApplicationScoped
public class SightRepository {

    private final DmRepository dms;

    public SightRepository(DmRepository dms) {
        this.dms = dms;
    }

    /**
     * A channel that the caller may view.
     *
     * @param seq the newest message's place
     * @param ground of its server; null for a direct message
     */
    public record View(Channel channel, Rights rights, long seq, Rights.@Nullable Ground ground) {}

    private static final String LOOKS =
            "c.id, c.server_id, c.type, c.name, c.topic, c.position, c.parent_id, c.slowmode_seconds, c.user_limit, ";

    /** The columns of a channel {@code c} beside its overwrites, and its newest message {@code n}. */
    public static final String CHANNEL_COLUMNS = LOOKS + "n.id AS last_id, COALESCE(n.seq, 0) AS seq";

    /** As {@link #CHANNEL_COLUMNS}, without its newest message. */
    public static final String STILL_CHANNEL_COLUMNS = LOOKS + "NULL::bigint AS last_id";

    /** Joins the newest message as {@code n}. */
    public static final String NEWEST = """
            LEFT JOIN LATERAL (
                SELECT id, seq FROM message WHERE channel_id = c.id ORDER BY seq DESC LIMIT 1) n ON true""";

    private static final String GROUND = """
            s.owner_id,
            (SELECT array_agg(r.id ORDER BY r.id) FROM role r WHERE r.server_id = s.id) AS role_ids,
            (SELECT array_agg(r.permissions ORDER BY r.id) FROM role r WHERE r.server_id = s.id) AS role_permissions""";

    private static final String SIGHT =
            """
            SELECT %s, %s, %s, m.user_id, m.timeout_until, %s
            FROM channel c
            JOIN server s ON s.id = c.server_id
            JOIN member m ON m.server_id = c.server_id AND m.user_id = $2
            %s
            WHERE c.id = $1""".formatted(CHANNEL_COLUMNS, AccessRows.OVERWRITES, AccessRows.MEMBER_ROLES, GROUND, NEWEST);

    private static final String IN_SERVER = """
            SELECT m.server_id, m.user_id, m.timeout_until, %s, %s
            FROM server s JOIN member m ON m.server_id = s.id AND m.user_id = $2
            WHERE s.id = $1""".formatted(AccessRows.MEMBER_ROLES, GROUND);

    /** What a member may do in a server; for all others the server is unknown. */
    public Uni<Rights> inServer(SqlConnection connection, ServerId id, UserId userId) {
        return connection
                .preparedQuery(IN_SERVER)
                .execute(Tuple.of(id.value(), userId.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Unknown.server();
                    }
                    Row row = rows.iterator().next();
                    MemberAccess member = AccessRows.member(row);
                    return Rights.inServer(ground(row, member), member, Instant.now());
                });
    }

    /** The channel, for one who may view it; for all others it is unknown. */
    public Uni<View> view(SqlConnection connection, ChannelId id, UserId userId) {
        return connection
                .preparedQuery(SIGHT)
                .execute(Tuple.of(id.value(), userId.value()))
                .map(rows -> rows.size() == 0 ? null : view(rows.iterator().next()))
                .chain(view -> view != null && view.rights.has(Permission.VIEW_CHANNEL)
                        ? Uni.createFrom().item(view)
                        : viewDm(connection, id, userId));
    }

    /** Asked of hidden channels too, so that they take as long as those that do not exist. */
    private Uni<View> viewDm(SqlConnection connection, ChannelId id, UserId userId) {
        return dms.one(connection, id, userId)
                .map(seen -> seen.orElseThrow(Unknown::channel))
                .map(seen -> new View(seen.channel(), Rights.IN_DM, seen.seq(), null));
    }

    /** Reads {@link #CHANNEL_COLUMNS} and {@link AccessRows#OVERWRITES}. */
    public static Channel channel(Row row) {
        Long last = row.getLong("last_id");
        return new Channel(
                new ChannelId(row.getLong("id")),
                new ServerId(row.getLong("server_id")),
                AccessRows.channelType(row.getString("type")),
                row.getString("name"),
                row.getString("topic"),
                row.getInteger("position"),
                AccessRows.parent(row),
                row.getInteger("slowmode_seconds"),
                last == null ? null : new MessageId(last),
                AccessRows.overwrites(row),
                null,
                null,
                row.getInteger("user_limit"));
    }

    private static @Nullable View view(Row row) {
        Channel channel = channel(row);
        MemberAccess member = AccessRows.member(row);
        Rights.Ground ground = ground(row, member);
        return new View(
                channel,
                Rights.inChannel(ground, member, AccessRows.overwrites(row), Instant.now()),
                row.getLong("seq"),
                ground);
    }

    private static Rights.Ground ground(Row row, MemberAccess member) {
        Long[] ids = row.getArrayOfLongs("role_ids");
        Long[] permissions = row.getArrayOfLongs("role_permissions");
        List<RoleAccess> roles = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            roles.add(new RoleAccess(new RoleId(ids[i]), new Permissions(permissions[i]), 0));
        }
        return Rights.Ground.of(member.serverId(), new UserId(row.getLong("owner_id")), roles);
    }
}
