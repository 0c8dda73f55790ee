package dev.cryb.messaging.server;

import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.emoji.EmojiRepository;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.model.Role;
import dev.cryb.model.Server;
import dev.cryb.model.ServerEmoji;
import dev.cryb.model.ServerState;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads servers whole, as one member sees them; any number of them with four statements sent at once. */
@ApplicationScoped
public class ServerStates {

    private static final String SERVERS =
            """
            SELECT s.id, s.name, s.icon, s.owner_id, s.member_count, s.created_at,
                m.server_id, m.nick, m.joined_at, m.timeout_until, %s, %s
            FROM member m
            JOIN server s ON s.id = m.server_id
            LEFT JOIN profile p ON p.user_id = m.user_id
            WHERE m.user_id = $1 AND ($2::bigint[] IS NULL OR m.server_id = ANY($2))
            ORDER BY m.joined_at, s.id""".formatted(Profiles.columns("p", "m.user_id", ""), AccessRows.MEMBER_ROLES);

    /** Named by membership and not by the first statement's answer, so that nothing waits for that. */
    private static final String OF_THESE = """
            server_id IN (
                SELECT m.server_id FROM member m WHERE m.user_id = $1 AND ($2::bigint[] IS NULL OR m.server_id = ANY($2)))""";

    private static final String ROLES = """
            SELECT id, server_id, name, color, permissions, position, hoist, mentionable
            FROM role WHERE %s ORDER BY position, id""".formatted(OF_THESE);

    private static final String CHANNELS =
            """
            SELECT %s, %s FROM channel c %s WHERE c.%s ORDER BY c.position, c.id""".formatted(SightRepository.CHANNEL_COLUMNS, AccessRows.OVERWRITES, SightRepository.NEWEST, OF_THESE);

    private static final String EMOJIS = EmojiRepository.SELECT + " WHERE " + OF_THESE + " ORDER BY id";

    /** A server's state, and the membership that it was seen through. */
    public record Seen(ServerState state, MemberAccess member) {}

    /** One server; empty for one who is no member. */
    public Uni<List<Seen>> one(SqlConnection connection, ServerId id, UserId userId) {
        return read(connection, userId, new Long[] {id.value()});
    }

    /** All servers of a user, in the order in which they were joined. */
    public Uni<List<Seen>> all(SqlConnection connection, UserId userId) {
        return read(connection, userId, null);
    }

    private static Rights.Ground ground(Server server, List<Role> roles) {
        return Rights.Ground.of(
                server.id(),
                server.ownerId(),
                roles.stream()
                        .map(role -> new RoleAccess(role.id(), role.permissions(), role.position()))
                        .toList());
    }

    private Uni<List<Seen>> read(SqlConnection connection, UserId userId, Long @Nullable [] ids) {
        Tuple keys = Tuple.of(userId.value(), ids);
        return Uni.combine()
                .all()
                .unis(
                        connection.preparedQuery(SERVERS).execute(keys),
                        connection.preparedQuery(ROLES).execute(keys),
                        connection.preparedQuery(CHANNELS).execute(keys),
                        connection.preparedQuery(EMOJIS).execute(keys))
                .with(ServerStates::assemble);
    }

    private static List<Seen> assemble(
            RowSet<Row> serverRows, RowSet<Row> roleRows, RowSet<Row> channelRows, RowSet<Row> emojiRows) {
        Map<Long, List<Role>> roles = new HashMap<>();
        roleRows.forEach(row -> roles.computeIfAbsent(row.getLong("server_id"), id -> new ArrayList<>())
                .add(role(row)));
        Map<Long, List<Channel>> channels = new HashMap<>();
        channelRows.forEach(row -> channels.computeIfAbsent(row.getLong("server_id"), id -> new ArrayList<>())
                .add(SightRepository.channel(row)));
        Map<Long, List<ServerEmoji>> emojis = new HashMap<>();
        emojiRows.forEach(row -> emojis.computeIfAbsent(row.getLong("server_id"), id -> new ArrayList<>())
                .add(EmojiRepository.emoji(row)));
        List<Seen> seen = new ArrayList<>();
        for (Row row : serverRows) {
            Long id = row.getLong("id");
            seen.add(seen(
                    row,
                    roles.getOrDefault(id, List.of()),
                    channels.getOrDefault(id, List.of()),
                    emojis.getOrDefault(id, List.of())));
        }
        return seen;
    }

    private static Seen seen(Row row, List<Role> roles, List<Channel> channels, List<ServerEmoji> emojis) {
        MemberAccess access = AccessRows.member(row);
        Server server = ServerRepository.server(row);
        Rights.Ground ground = ground(server, roles);
        Instant now = Instant.now();
        List<Channel> visible = channels.stream()
                .filter(channel -> Rights.inChannel(ground, access, overwrites(channel), now)
                        .has(Permission.VIEW_CHANNEL))
                .toList();
        Member me = new Member(
                Profiles.user(row, ""),
                row.getString("nick"),
                access.roles(),
                row.getOffsetDateTime("joined_at").toInstant(),
                access.timeoutUntil());
        return new Seen(
                new ServerState(
                        server, roles, visible, me, row.getInteger("member_count"), List.of(), List.of(), emojis),
                access);
    }

    private static List<Overwrite> overwrites(Channel channel) {
        return channel.overwrites() == null ? List.of() : channel.overwrites();
    }

    private static Role role(Row row) {
        return new Role(
                new RoleId(row.getLong("id")),
                new ServerId(row.getLong("server_id")),
                row.getString("name"),
                row.getInteger("color"),
                new Permissions(row.getLong("permissions")),
                row.getInteger("position"),
                row.getBoolean("hoist"),
                row.getBoolean("mentionable"));
    }
}
