package dev.cryb.messaging.reaction;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code reaction} and {@code reaction_total}. */
@ApplicationScoped
class ReactionRepository {

    private static final String ADD = """
            WITH added AS (
                INSERT INTO reaction (channel_id, message_id, emoji, user_id) VALUES ($1, $2, $3, $4)
                ON CONFLICT DO NOTHING RETURNING 1)
            INSERT INTO reaction_total AS t (channel_id, message_id, emoji, count, first_at)
            SELECT $1, $2, $3, 1, $5 FROM added
            ON CONFLICT (channel_id, message_id, emoji) DO UPDATE SET count = t.count + 1 RETURNING count""";

    private static final String REMOVE = """
            WITH gone AS (
                DELETE FROM reaction WHERE channel_id = $1 AND message_id = $2 AND emoji = $3 AND user_id = $4
                RETURNING 1)
            UPDATE reaction_total SET count = count - 1
            WHERE channel_id = $1 AND message_id = $2 AND emoji = $3 AND EXISTS (SELECT 1 FROM gone)
            RETURNING count""";

    private static final String FORGET = """
            DELETE FROM reaction_total WHERE channel_id = $1 AND message_id = $2 AND emoji = $3 AND count <= 0""";

    private static final String CLEAR = """
            WITH gone AS (
                DELETE FROM reaction
                WHERE channel_id = $1 AND message_id = $2 AND ($3::text IS NULL OR emoji = $3))
            DELETE FROM reaction_total WHERE channel_id = $1 AND message_id = $2 AND ($3::text IS NULL OR emoji = $3)""";

    /** How many have reacted, by emoji. */
    Uni<Map<String, Integer>> totals(SqlConnection connection, ChannelId channelId, MessageId messageId) {
        return connection
                .preparedQuery("SELECT emoji, count FROM reaction_total WHERE channel_id = $1 AND message_id = $2")
                .execute(Tuple.of(channelId.value(), messageId.value()))
                .map(rows -> {
                    Map<String, Integer> totals = new HashMap<>();
                    rows.forEach(row -> totals.put(row.getString(0), row.getInteger(1)));
                    return totals;
                });
    }

    /** Adds a reaction, and answers how many there are now; empty if it was there. */
    Uni<Optional<Integer>> add(
            SqlConnection connection,
            ChannelId channelId,
            MessageId messageId,
            String emoji,
            UserId userId,
            Instant now) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        channelId.value(), messageId.value(), emoji, userId.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getInteger(0)));
    }

    /** Takes a reaction back, and answers how many are left; empty if there was none. */
    Uni<Optional<Integer>> remove(
            SqlConnection connection, ChannelId channelId, MessageId messageId, String emoji, UserId userId) {
        Tuple key = Tuple.of(channelId.value(), messageId.value(), emoji);
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(channelId.value(), messageId.value(), emoji, userId.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.<Integer>empty()
                        : Optional.of(rows.iterator().next().getInteger(0)))
                .call(left -> left.isPresent() && left.get() == 0
                        ? connection.preparedQuery(FORGET).execute(key).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** Takes all reactions off a message, or all with one emoji; whether there were any. */
    Uni<Boolean> clear(SqlConnection connection, ChannelId channelId, MessageId messageId, @Nullable String emoji) {
        return connection
                .preparedQuery(CLEAR)
                .execute(Tuple.of(channelId.value(), messageId.value(), emoji))
                .map(rows -> rows.rowCount() > 0);
    }
}
