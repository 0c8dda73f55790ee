package dev.cryb.messaging.message;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads messages of the table {@code message}, as one reader sees them. */
@ApplicationScoped
class HistoryRepository {

    private static final String SLICE =
            MessageRows.SELECT + "m.channel_id = $2 AND m.seq BETWEEN $3 AND $4 ORDER BY m.seq ";

    private static final String ONE = MessageRows.SELECT + "m.channel_id = $2 AND m.id = $3";

    private static final String PINS = MessageRows.SELECT + """
            m.channel_id = $2 AND m.pinned_at IS NOT NULL AND ($3::bigint IS NULL OR (m.pinned_at, m.id) < (
                SELECT b.pinned_at, b.id FROM message b WHERE b.channel_id = $2 AND b.id = $3))
            ORDER BY m.pinned_at DESC, m.id DESC LIMIT $4""";

    /** A slice's messages in its own direction, one more than its limit if there are more. */
    Uni<List<Message>> slice(
            SqlConnection connection,
            UserId reader,
            @Nullable ServerId serverId,
            ChannelId channelId,
            HistorySlice slice) {
        return connection
                .preparedQuery(SLICE + (slice.ascending() ? "LIMIT $5" : "DESC LIMIT $5"))
                .execute(Tuple.of(reader.value(), channelId.value(), slice.from(), slice.to(), slice.limit() + 1))
                .map(rows -> messages(rows, serverId));
    }

    /** One message that stands. */
    Uni<Optional<Message>> one(
            SqlConnection connection, UserId reader, @Nullable ServerId serverId, ChannelId channelId, MessageId id) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(reader.value(), channelId.value(), id.value()))
                .map(rows -> messages(rows, serverId).stream().findFirst());
    }

    /** Pinned messages, newest pin first; those pinned before one of them, if so asked. */
    Uni<List<Message>> pins(
            SqlConnection connection,
            UserId reader,
            @Nullable ServerId serverId,
            ChannelId channelId,
            @Nullable MessageId before,
            int limit) {
        return connection
                .preparedQuery(PINS)
                .execute(Tuple.of(reader.value(), channelId.value(), before == null ? null : before.value(), limit))
                .map(rows -> messages(rows, serverId));
    }

    private static List<Message> messages(RowSet<Row> rows, @Nullable ServerId serverId) {
        List<Message> messages = new ArrayList<>(rows.size());
        rows.forEach(row -> messages.add(MessageRows.message(row, serverId)));
        return messages;
    }

    /** The places within a stretch whose messages are gone. */
    Uni<List<Long>> deleted(SqlConnection connection, ChannelId channelId, long from, long to) {
        return connection
                .preparedQuery("""
                        SELECT seq FROM message
                        WHERE channel_id = $1 AND seq BETWEEN $2 AND $3 AND deleted_at IS NOT NULL ORDER BY seq""")
                .execute(Tuple.of(channelId.value(), from, to))
                .map(rows -> {
                    List<Long> seqs = new ArrayList<>();
                    rows.forEach(row -> seqs.add(row.getLong(0)));
                    return Collections.unmodifiableList(seqs);
                });
    }

    /** The place of the newest message, deleted or not, whose id is at most this; 0 for none. */
    Uni<Long> placeAt(SqlConnection connection, ChannelId channelId, long id) {
        return connection
                .preparedQuery("SELECT seq FROM message WHERE channel_id = $1 AND id <= $2 ORDER BY id DESC LIMIT 1")
                .execute(Tuple.of(channelId.value(), id))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }
}
