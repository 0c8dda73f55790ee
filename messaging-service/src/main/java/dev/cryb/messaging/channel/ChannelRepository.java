package dev.cryb.messaging.channel;

import dev.cryb.id.ServerId;
import dev.cryb.model.Channel;
import dev.cryb.permission.Overwrite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes the tables {@code channel} and {@code overwrite}. */
@ApplicationScoped
class ChannelRepository {

    private static final String CHANNEL = """
            INSERT INTO channel (id, server_id, type, name, topic, position, parent_id, slowmode_seconds, user_limit)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String OVERWRITES = """
            INSERT INTO overwrite (channel_id, target_type, target_id, allow, deny)
            SELECT $1, o.* FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) AS o""";

    /** Adds a channel of a server with its overwrites. */
    Uni<Void> insert(SqlConnection connection, ServerId serverId, Channel channel, List<Overwrite> overwrites) {
        return connection
                .preparedQuery(CHANNEL)
                .execute(Tuple.tuple(Arrays.asList(
                        channel.id().value(),
                        serverId.value(),
                        channel.type().name().toLowerCase(Locale.ROOT),
                        channel.name(),
                        channel.topic(),
                        channel.position(),
                        channel.parentId() == null ? null : channel.parentId().value(),
                        channel.slowmodeSeconds(),
                        channel.userLimit())))
                .chain(() ->
                        overwrites.isEmpty() ? Uni.createFrom().voidItem() : insert(connection, channel, overwrites));
    }

    private static Uni<Void> insert(SqlConnection connection, Channel channel, List<Overwrite> overwrites) {
        return connection
                .preparedQuery(OVERWRITES)
                .execute(Tuple.of(
                        channel.id().value(),
                        overwrites.stream()
                                .map(overwrite -> overwrite.targetType().name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new),
                        overwrites.stream().map(Overwrite::targetId).toArray(Long[]::new),
                        overwrites.stream()
                                .map(overwrite -> overwrite.allow().bits())
                                .toArray(Long[]::new),
                        overwrites.stream()
                                .map(overwrite -> overwrite.deny().bits())
                                .toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** How many of these users are members. */
    Uni<Integer> countMembers(SqlConnection connection, ServerId serverId, Long[] userIds) {
        return connection
                .preparedQuery("SELECT count(*) FROM member WHERE server_id = $1 AND user_id = ANY($2)")
                .execute(Tuple.of(serverId.value(), userIds))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
