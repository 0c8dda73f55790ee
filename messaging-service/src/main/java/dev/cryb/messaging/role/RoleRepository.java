package dev.cryb.messaging.role;

import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Role;
import dev.cryb.permission.Permissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the tables {@code role} and {@code member_role}. */
@ApplicationScoped
class RoleRepository {

    private static final String COLUMNS = "id, server_id, name, color, permissions, position, hoist, mentionable";

    /** A role is born just above @everyone; the others move up. */
    private static final String MAKE_ROOM =
            "UPDATE role SET position = position + 1 WHERE server_id = $1 AND id <> $1 RETURNING id, position";

    private static final String RERANK = """
            UPDATE role r SET position = v.position FROM unnest($2::bigint[], $3::int[]) AS v(id, position)
            WHERE r.server_id = $1 AND r.id = v.id""";

    Uni<Map<RoleId, Integer>> makeRoom(SqlConnection connection, ServerId serverId) {
        return connection
                .preparedQuery(MAKE_ROOM)
                .execute(Tuple.of(serverId.value()))
                .map(rows -> {
                    Map<RoleId, Integer> moved = new java.util.LinkedHashMap<>();
                    rows.forEach(row -> moved.put(new RoleId(row.getLong(0)), row.getInteger(1)));
                    return moved;
                });
    }

    Uni<Void> insert(SqlConnection connection, Role role) {
        return connection
                .preparedQuery("INSERT INTO role (" + COLUMNS + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
                .execute(Tuple.tuple(List.of(
                        role.id().value(),
                        role.serverId().value(),
                        role.name(),
                        role.color(),
                        role.permissions().bits(),
                        role.position(),
                        role.hoist(),
                        role.mentionable())))
                .replaceWithVoid();
    }

    Uni<Optional<Role>> find(SqlConnection connection, ServerId serverId, RoleId id) {
        return connection
                .preparedQuery("SELECT " + COLUMNS + " FROM role WHERE server_id = $1 AND id = $2")
                .execute(Tuple.of(serverId.value(), id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(role(rows.iterator().next())));
    }

    Uni<Void> update(SqlConnection connection, Role role) {
        return connection
                .preparedQuery("""
                        UPDATE role SET name = $2, color = $3, permissions = $4, hoist = $5, mentionable = $6
                        WHERE id = $1""")
                .execute(Tuple.of(
                        role.id().value(),
                        role.name(),
                        role.color(),
                        role.permissions().bits(),
                        role.hoist(),
                        role.mentionable()))
                .replaceWithVoid();
    }

    /** Deletes a role, and what channels allow and deny to it; members lose it with its row. */
    Uni<Void> delete(SqlConnection connection, ServerId serverId, RoleId id) {
        return connection
                .preparedQuery("""
                        WITH gone AS (
                            DELETE FROM overwrite o USING channel c
                            WHERE o.channel_id = c.id AND c.server_id = $1
                                AND o.target_type = 'role' AND o.target_id = $2)
                        DELETE FROM role WHERE server_id = $1 AND id = $2""")
                .execute(Tuple.of(serverId.value(), id.value()))
                .replaceWithVoid();
    }

    Uni<Void> rerank(SqlConnection connection, ServerId serverId, Map<RoleId, Integer> ranks) {
        List<RoleId> ids = new ArrayList<>(ranks.keySet());
        return connection
                .preparedQuery(RERANK)
                .execute(Tuple.of(
                        serverId.value(),
                        ids.stream().map(RoleId::value).toArray(Long[]::new),
                        ids.stream().map(ranks::get).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> assign(SqlConnection connection, ServerId serverId, UserId userId, RoleId id) {
        return connection
                .preparedQuery("INSERT INTO member_role (server_id, user_id, role_id) VALUES ($1, $2, $3)")
                .execute(Tuple.of(serverId.value(), userId.value(), id.value()))
                .replaceWithVoid();
    }

    Uni<Void> unassign(SqlConnection connection, ServerId serverId, UserId userId, RoleId id) {
        return connection
                .preparedQuery("DELETE FROM member_role WHERE server_id = $1 AND user_id = $2 AND role_id = $3")
                .execute(Tuple.of(serverId.value(), userId.value(), id.value()))
                .replaceWithVoid();
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
