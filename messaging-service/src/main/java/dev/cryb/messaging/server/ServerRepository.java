package dev.cryb.messaging.server;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Founds servers in the tables {@code server}, {@code role} and {@code channel}. */
@ApplicationScoped
class ServerRepository {

    private static final String SERVER = """
            WITH s AS (
                INSERT INTO server (id, name, icon, owner_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id)
            INSERT INTO role (id, server_id, name, permissions, position)
            SELECT s.id, s.id, '@everyone', $6, 0 FROM s""";

    private static final String GENERAL = """
            INSERT INTO channel (id, server_id, type, name, position) VALUES ($1, $2, 'text', 'general', 0)""";

    /** Adds a server with its role @everyone and its channel {@code general}. */
    Uni<Void> found(
            SqlConnection connection, CreateServer command, ServerId id, ChannelId general, UserId owner, Instant now) {
        return connection
                .preparedQuery(SERVER)
                .execute(Tuple.tuple(Arrays.asList(
                        id.value(),
                        command.name(),
                        command.icon(),
                        owner.value(),
                        now.atOffset(ZoneOffset.UTC),
                        Permissions.EVERYONE_DEFAULT.bits())))
                .chain(() -> connection.preparedQuery(GENERAL).execute(Tuple.of(general.value(), id.value())))
                .replaceWithVoid();
    }
}
