package dev.cryb.messaging.emoji;

import dev.cryb.id.EmojiId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ServerEmoji;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the table {@code emoji}. */
@ApplicationScoped
public class EmojiRepository {

    /** Reads what {@link #emoji} takes. */
    public static final String SELECT = "SELECT id, server_id, name, picture, creator_id FROM emoji";

    private static final String EXISTS =
            "SELECT EXISTS (SELECT 1 FROM emoji WHERE id = $1 AND server_id = $2 AND name = $3)";

    /** A server's own, in the order in which they were made. */
    Uni<List<ServerEmoji>> all(SqlClient connection, ServerId serverId) {
        return connection
                .preparedQuery(SELECT + " WHERE server_id = $1 ORDER BY id")
                .execute(Tuple.of(serverId.value()))
                .map(rows -> {
                    List<ServerEmoji> all = new ArrayList<>();
                    rows.forEach(row -> all.add(emoji(row)));
                    return all;
                });
    }

    /** Whether a server has an emoji of that id and name. */
    public Uni<Boolean> exists(SqlClient connection, ServerId serverId, EmojiId id, String name) {
        return connection
                .preparedQuery(EXISTS)
                .execute(Tuple.of(id.value(), serverId.value(), name))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> insert(SqlClient connection, ServerEmoji emoji, Instant now) {
        return connection
                .preparedQuery("""
                        INSERT INTO emoji (id, server_id, name, picture, creator_id, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6)""")
                .execute(Tuple.of(
                        emoji.id().value(),
                        emoji.serverId().value(),
                        emoji.name(),
                        emoji.picture(),
                        emoji.creatorId().value(),
                        now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> delete(SqlClient connection, EmojiId id) {
        return connection
                .preparedQuery("DELETE FROM emoji WHERE id = $1")
                .execute(Tuple.of(id.value()))
                .replaceWithVoid();
    }

    /** Deletes all of a server, and answers which there were. */
    public Uni<List<EmojiId>> deleteAll(SqlClient connection, ServerId serverId) {
        return connection
                .preparedQuery("DELETE FROM emoji WHERE server_id = $1 RETURNING id")
                .execute(Tuple.of(serverId.value()))
                .map(rows -> {
                    List<EmojiId> gone = new ArrayList<>();
                    rows.forEach(row -> gone.add(new EmojiId(row.getLong(0))));
                    return gone;
                });
    }

    /** Reads what {@link #SELECT} asks for. */
    public static ServerEmoji emoji(Row row) {
        return new ServerEmoji(
                new EmojiId(row.getLong("id")),
                new ServerId(row.getLong("server_id")),
                row.getString("name"),
                row.getString("picture"),
                new UserId(row.getLong("creator_id")));
    }
}
