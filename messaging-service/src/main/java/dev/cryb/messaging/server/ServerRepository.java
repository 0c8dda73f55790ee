package dev.cryb.messaging.server;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Server;
import dev.cryb.permission.Permissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the table {@code server}, and what a new one starts with in {@code role} and {@code channel}. */
@ApplicationScoped
class ServerRepository {

    private static final String SERVER = """
            WITH s AS (
                INSERT INTO server (id, name, icon, owner_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id)
            INSERT INTO role (id, server_id, name, permissions, position)
            SELECT s.id, s.id, '@everyone', $6, 0 FROM s""";

    private static final String GENERAL = """
            INSERT INTO channel (id, server_id, type, name, position) VALUES ($1, $2, 'text', 'general', 0)""";

    private static final String UPDATE = """
            UPDATE server SET name = COALESCE($2, name), icon = CASE WHEN $3 THEN $4 ELSE icon END WHERE id = $1
            RETURNING id, name, icon, owner_id, created_at""";

    /** Adds a server with its role @everyone and its channel {@code general}. */
    Uni<Void> found(
            SqlConnection connection,
            String name,
            @Nullable String icon,
            ServerId id,
            ChannelId general,
            UserId owner,
            Instant now) {
        return connection
                .preparedQuery(SERVER)
                .execute(Tuple.tuple(Arrays.asList(
                        id.value(),
                        name,
                        icon,
                        owner.value(),
                        now.atOffset(ZoneOffset.UTC),
                        Permissions.EVERYONE_DEFAULT.bits())))
                .chain(() -> connection.preparedQuery(GENERAL).execute(Tuple.of(general.value(), id.value())))
                .replaceWithVoid();
    }

    /**
     * Changes a server, and answers with it as it is then.
     *
     * @param name null where it stays
     * @param redrawn whether it has another icon now, or none
     */
    Uni<Server> update(
            SqlConnection connection, ServerId id, @Nullable String name, boolean redrawn, @Nullable String icon) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(id.value(), name, redrawn, icon))
                .map(rows -> server(rows.iterator().next()));
    }

    /** A server that is there. */
    Uni<Server> one(SqlConnection connection, ServerId id) {
        return connection
                .preparedQuery("SELECT id, name, icon, owner_id, created_at FROM server WHERE id = $1")
                .execute(Tuple.of(id.value()))
                .map(rows -> server(rows.iterator().next()));
    }

    /** Gives a server another owner. */
    Uni<Void> own(SqlConnection connection, ServerId id, UserId owner) {
        return connection
                .preparedQuery("UPDATE server SET owner_id = $2 WHERE id = $1")
                .execute(Tuple.of(id.value(), owner.value()))
                .replaceWithVoid();
    }

    /** Deletes a server's one row; all that lies in it is left, and seen no more. */
    Uni<Void> delete(SqlConnection connection, ServerId id) {
        return connection
                .preparedQuery("DELETE FROM server WHERE id = $1")
                .execute(Tuple.of(id.value()))
                .replaceWithVoid();
    }

    /** Reads {@code id, name, icon, owner_id, created_at}. */
    static Server server(Row row) {
        return new Server(
                new ServerId(row.getLong("id")),
                row.getString("name"),
                row.getString("icon"),
                new UserId(row.getLong("owner_id")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
