package dev.cryb.messaging.readstate;

import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.UserId;
import dev.cryb.model.ReadState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code read_state}, and what follows from it. */
@ApplicationScoped
public class ReadStateRepository {

    /** Unread mentions that are counted in a channel at most. */
    private static final int MOST_MENTIONS = 1_000;

    /** Never goes back, and not past what there is. */
    private static final String READ = """
            INSERT INTO read_state AS r (user_id, channel_id, seq) VALUES ($1, $2, $3)
            ON CONFLICT (user_id, channel_id) DO UPDATE SET seq = GREATEST(r.seq, excluded.seq)""";

    /** One who has never said how far they read has read what was there when they came. */
    private static final String STATES = """
            WITH mine AS (
                SELECT c.id, c.server_id, m.joined_at,
                    ARRAY[$1, c.server_id] || ARRAY(
                        SELECT mr.role_id FROM member_role mr
                        WHERE mr.server_id = m.server_id AND mr.user_id = $1) AS targets
                FROM member m
                JOIN server s ON s.id = m.server_id
                JOIN channel c ON c.server_id = s.id AND c.type <> 'category'
                WHERE m.user_id = $1 AND ($2::bigint IS NULL OR c.id = $2)
                UNION ALL
                SELECT c.id, NULL, d.joined_at, ARRAY[$1] FROM recipient d JOIN channel c ON c.id = d.channel_id
                WHERE d.user_id = $1 AND ($2::bigint IS NULL OR c.id = $2)),
            read AS (
                SELECT mine.id, mine.targets, COALESCE(n.seq, 0) AS newest, COALESCE(r.seq, (
                    SELECT seq FROM message b WHERE b.channel_id = mine.id
                        AND b.id < ((extract(epoch FROM mine.joined_at) * 1000)::bigint - %d) << %d
                    ORDER BY b.id DESC LIMIT 1), 0) AS seq
                FROM mine
                LEFT JOIN read_state r ON r.user_id = $1 AND r.channel_id = mine.id
                LEFT JOIN LATERAL (
                    SELECT seq FROM message WHERE channel_id = mine.id ORDER BY seq DESC LIMIT 1) n ON true)
            SELECT id, newest, seq, CASE WHEN seq >= newest THEN 0 ELSE (
                SELECT count(DISTINCT x.seq) FROM (
                    SELECT x.seq FROM mention x
                    WHERE x.channel_id = read.id AND x.target_id = ANY(read.targets) AND x.seq > read.seq
                        AND x.author_id <> $1 LIMIT %d) x) END AS mentions
            FROM read ORDER BY id""".formatted(Ids.EPOCH_MILLIS, Ids.TIME_SHIFT, MOST_MENTIONS);

    /** Notes how far a user has read. */
    Uni<Void> read(SqlConnection connection, UserId userId, ChannelId channelId, long seq) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(userId.value(), channelId.value(), seq))
                .replaceWithVoid();
    }

    /** A user's state in one channel, which the user must be able to view. */
    public Uni<ReadState> one(SqlConnection connection, UserId userId, ChannelId channelId) {
        return states(connection, userId, channelId)
                .map(states -> states.isEmpty() ? new ReadState(channelId, 0, 0, 0) : states.get(0));
    }

    /** A user's states in all channels of the user's servers, hidden ones too, and in direct messages. */
    public Uni<List<ReadState>> all(SqlConnection connection, UserId userId) {
        return states(connection, userId, null);
    }

    private static Uni<List<ReadState>> states(SqlConnection connection, UserId userId, @Nullable ChannelId channelId) {
        return connection
                .preparedQuery(STATES)
                .execute(Tuple.of(userId.value(), channelId == null ? null : channelId.value()))
                .map(rows -> {
                    List<ReadState> states = new ArrayList<>(rows.size());
                    rows.forEach(row -> states.add(state(row)));
                    return states;
                });
    }

    private static ReadState state(Row row) {
        return new ReadState(
                new ChannelId(row.getLong("id")),
                row.getLong("seq"),
                row.getLong("newest"),
                row.getInteger("mentions"));
    }
}
