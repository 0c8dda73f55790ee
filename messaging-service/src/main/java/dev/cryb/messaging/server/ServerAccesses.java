package dev.cryb.messaging.server;

import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.access.ModelRepository;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Channel;
import dev.cryb.permission.Permission;
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
import java.util.Objects;

/** Reads servers as far as rights go, whoever asks: what gateways decide by. */
@ApplicationScoped
public class ServerAccesses {

    private static final String ROLES = """
            SELECT s.id AS server_id, s.owner_id, s.member_count, r.id, r.permissions, r.position
            FROM server s JOIN role r ON r.server_id = s.id WHERE s.id = ANY($1) ORDER BY s.id, r.id""";

    private static final String CHANNELS = """
            SELECT %s, %s
            FROM channel c WHERE c.server_id = ANY($1) ORDER BY c.id""".formatted(SightRepository.STILL_CHANNEL_COLUMNS, AccessRows.OVERWRITES);

    private final ModelRepository members;

    public ServerAccesses(ModelRepository members) {
        this.members = members;
    }

    /** The channels of a server whose history a member may read; the server is unknown to others. */
    public Uni<List<ChannelId>> readable(SqlConnection connection, ServerId id, UserId userId) {
        return members.member(connection, id, userId)
                .chain(member -> read(connection, List.of(id)).map(found -> {
                    if (member == null || found.isEmpty()) {
                        throw Unknown.server();
                    }
                    return readable(found.get(0), member);
                }));
    }

    private static List<ChannelId> readable(ServerAccess server, MemberAccess member) {
        Rights.Ground ground = Rights.Ground.of(server.id(), server.ownerId(), server.roles());
        Instant now = Instant.now();
        return server.channels().stream()
                .filter(channel -> Rights.inChannel(ground, member, Objects.requireNonNull(channel.overwrites()), now)
                        .has(Permission.READ_MESSAGE_HISTORY))
                .map(Channel::id)
                .toList();
    }

    /** Those of the servers that exist. */
    public Uni<List<ServerAccess>> read(SqlConnection connection, List<ServerId> ids) {
        Tuple keys = Tuple.of(ids.stream().map(ServerId::value).toArray(Long[]::new));
        return connection.preparedQuery(ROLES).execute(keys).chain(roles -> connection
                .preparedQuery(CHANNELS)
                .execute(keys)
                .map(channels -> assemble(roles, channels)));
    }

    private static List<ServerAccess> assemble(RowSet<Row> roleRows, RowSet<Row> channelRows) {
        Map<Long, List<Channel>> channels = new HashMap<>();
        channelRows.forEach(row -> channels.computeIfAbsent(row.getLong("server_id"), id -> new ArrayList<>())
                .add(SightRepository.channel(row)));
        Map<Long, ServerAccess> servers = new HashMap<>();
        for (Row row : roleRows) {
            Long id = row.getLong("server_id");
            servers.computeIfAbsent(
                            id,
                            fresh -> new ServerAccess(
                                    new ServerId(id),
                                    new UserId(row.getLong("owner_id")),
                                    row.getInteger("member_count"),
                                    new ArrayList<RoleAccess>(),
                                    channels.getOrDefault(id, List.of())))
                    .roles()
                    .add(AccessRows.role(row));
        }
        return List.copyOf(servers.values());
    }
}
