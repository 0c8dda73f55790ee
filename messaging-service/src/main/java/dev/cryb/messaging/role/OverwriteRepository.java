package dev.cryb.messaging.role;

import dev.cryb.id.ChannelId;
import dev.cryb.permission.Overwrite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;

/** The table {@code overwrite}. */
@ApplicationScoped
class OverwriteRepository {

    private static final String SET = """
            INSERT INTO overwrite (channel_id, target_type, target_id, allow, deny)
            SELECT c, $2, $3, $4, $5 FROM unnest($1::bigint[]) AS c
            ON CONFLICT (channel_id, target_type, target_id) DO UPDATE SET allow = excluded.allow, deny = excluded.deny""";

    private static final String DELETE =
            "DELETE FROM overwrite WHERE channel_id = ANY($1) AND target_type = $2 AND target_id = $3";

    /** Sets one on all of these channels. */
    Uni<Void> set(SqlConnection connection, Collection<ChannelId> channels, Overwrite overwrite) {
        return connection
                .preparedQuery(SET)
                .execute(Tuple.of(
                        ids(channels),
                        type(overwrite.targetType()),
                        overwrite.targetId(),
                        overwrite.allow().bits(),
                        overwrite.deny().bits()))
                .replaceWithVoid();
    }

    /** Deletes one from all of these channels. */
    Uni<Void> delete(
            SqlConnection connection, Collection<ChannelId> channels, Overwrite.TargetType type, long targetId) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(ids(channels), type(type), targetId))
                .replaceWithVoid();
    }

    private static Long[] ids(Collection<ChannelId> channels) {
        return channels.stream().map(ChannelId::value).toArray(Long[]::new);
    }

    private static String type(Overwrite.TargetType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
