package dev.cryb.messaging.channel;

import dev.cryb.event.ChannelEvent.ChannelMoved;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.model.Channel;
import dev.cryb.permission.Overwrite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code channel} and {@code overwrite}. */
@ApplicationScoped
class ChannelRepository {

    private static final String CHANNEL = """
            INSERT INTO channel (id, server_id, type, name, topic, position, parent_id, slowmode_seconds, user_limit)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String OVERWRITES = """
            INSERT INTO overwrite (channel_id, target_type, target_id, allow, deny)
            SELECT $1, o.* FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) AS o""";

    private static final String READ =
            """
            SELECT %s, %s FROM channel c %s WHERE c.id = ANY($1) ORDER BY c.position, c.id""".formatted(SightRepository.CHANNEL_COLUMNS, AccessRows.OVERWRITES, SightRepository.NEWEST);

    private static final String UPDATE = """
            UPDATE channel SET name = $2, topic = $3, parent_id = $4, slowmode_seconds = $5, user_limit = $6
            WHERE id = $1""";

    private static final String MOVE = """
            UPDATE channel c SET position = v.position, parent_id = v.parent_id
            FROM unnest($1::bigint[], $2::int[], $3::bigint[]) AS v(id, position, parent_id) WHERE c.id = v.id""";

    private static final String DELETE = """
            WITH closed AS (DELETE FROM invite WHERE channel_id = $1 RETURNING code, expires_at, uses, max_uses),
            gone AS (DELETE FROM channel WHERE id = $1)
            SELECT code FROM closed
            WHERE (expires_at IS NULL OR expires_at > $2) AND (max_uses = 0 OR uses < max_uses) ORDER BY code""";

    /** A channel of a server that is there. */
    Uni<Channel> one(SqlConnection connection, ChannelId id) {
        return read(connection, new Long[] {id.value()}).map(found -> found.get(0));
    }

    private static Uni<List<Channel>> read(SqlConnection connection, Long[] ids) {
        return connection.preparedQuery(READ).execute(Tuple.of(ids)).map(rows -> {
            List<Channel> channels = new ArrayList<>(rows.size());
            rows.forEach(row -> channels.add(SightRepository.channel(row)));
            return channels;
        });
    }

    /** Writes what can be changed of a channel without moving it among the others. */
    Uni<Void> update(SqlConnection connection, Channel channel) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.tuple(Arrays.asList(
                        channel.id().value(),
                        channel.name(),
                        channel.topic(),
                        value(channel.parentId()),
                        channel.slowmodeSeconds(),
                        channel.userLimit())))
                .replaceWithVoid();
    }

    /** Writes channels' places. */
    Uni<Void> move(SqlConnection connection, List<ChannelMoved.Place> places) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(
                        places.stream().map(place -> place.id().value()).toArray(Long[]::new),
                        places.stream().map(ChannelMoved.Place::position).toArray(Integer[]::new),
                        places.stream().map(place -> value(place.parentId())).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Takes channels out of a category, and answers with them as they are then. */
    Uni<List<Channel>> moveOut(SqlConnection connection, ChannelId category) {
        return connection
                .preparedQuery("UPDATE channel SET parent_id = NULL WHERE parent_id = $1 RETURNING id")
                .execute(Tuple.of(category.value()))
                .map(rows -> {
                    List<Long> ids = new ArrayList<>(rows.size());
                    rows.forEach(row -> ids.add(row.getLong(0)));
                    return ids.toArray(Long[]::new);
                })
                .chain(ids -> ids.length == 0 ? Uni.createFrom().item(List.of()) : read(connection, ids));
    }

    /** Deletes a channel with its overwrites and invites, and answers which of these were open; messages are left. */
    Uni<List<String>> delete(SqlConnection connection, ChannelId id, Instant now) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(id.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<String> codes = new ArrayList<>(rows.size());
                    rows.forEach(row -> codes.add(row.getString(0)));
                    return codes;
                });
    }

    private static @Nullable Long value(@Nullable ChannelId id) {
        return id == null ? null : id.value();
    }

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
                        value(channel.parentId()),
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
