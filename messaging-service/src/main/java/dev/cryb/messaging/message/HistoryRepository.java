package dev.cryb.messaging.message;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads stretches of the table {@code message}. */
@ApplicationScoped
class HistoryRepository {

    private static final String LIVE =
            """
            SELECT m.id, m.seq, m.content, m.reply_to, m.nonce, m.edited_at, m.created_at, %s,
                r.content AS reply_content, r.deleted_at AS reply_deleted_at, %s
            FROM message m
            LEFT JOIN profile p ON p.user_id = m.author_id
            LEFT JOIN message r ON r.channel_id = m.channel_id AND r.id = m.reply_to
            LEFT JOIN profile rp ON rp.user_id = r.author_id
            WHERE m.channel_id = $1 AND m.seq BETWEEN $2 AND $3 AND m.deleted_at IS NULL
            ORDER BY m.seq\s""".formatted(Profiles.columns("p", "m.author_id", ""), Profiles.columns("rp", "r.author_id", "reply_"));

    /** A slice's messages in its own direction, one more than its limit if there are more. */
    Uni<List<Message>> live(
            SqlConnection connection, @Nullable ServerId serverId, ChannelId channelId, HistorySlice slice) {
        return connection
                .preparedQuery(LIVE + (slice.ascending() ? "LIMIT $4" : "DESC LIMIT $4"))
                .execute(Tuple.of(channelId.value(), slice.from(), slice.to(), slice.limit() + 1))
                .map(rows -> {
                    List<Message> messages = new ArrayList<>(rows.size());
                    rows.forEach(row -> messages.add(message(row, serverId, channelId)));
                    return messages;
                });
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

    private static Message message(Row row, @Nullable ServerId serverId, ChannelId channelId) {
        return new Message(
                new MessageId(row.getLong("id")),
                channelId,
                serverId,
                row.getLong("seq"),
                Profiles.user(row, ""),
                row.getString("content"),
                reply(row),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                false,
                AccessRows.instant(row, "edited_at"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("nonce"));
    }

    private static Message.@Nullable Reply reply(Row row) {
        Long replyTo = row.getLong("reply_to");
        if (replyTo == null) {
            return null;
        }
        Instant deletedAt = AccessRows.instant(row, "reply_deleted_at");
        if (deletedAt != null || row.getLong("reply_user_id") == null) {
            return new Message.Reply(new MessageId(replyTo), null, null, true);
        }
        return new Message.Reply(
                new MessageId(replyTo), Profiles.user(row, "reply_"), row.getString("reply_content"), false);
    }
}
