package dev.cryb.messaging.message;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes and looks up single rows of the table {@code message}. */
@ApplicationScoped
class MessageRepository {

    private static final String INSERT = """
            INSERT INTO message (id, channel_id, seq, author_id, content, reply_to, nonce, created_at)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[],
                $7::text[], $8::timestamptz[])""";

    private static final String REPLIED_TO = """
            SELECT m.id, m.content, %s FROM message m LEFT JOIN profile p ON p.user_id = m.author_id
            WHERE m.channel_id = $1 AND m.id = $2 AND m.deleted_at IS NULL""".formatted(Profiles.columns("p", "m.author_id", ""));

    /** The time's place among ids bounds the search to the slowmode's own span. */
    private static final String LAST_SENT = """
            SELECT created_at FROM message WHERE channel_id = $1 AND id >= $2 AND author_id = $3
            ORDER BY id DESC LIMIT 1""";

    /** Writes new messages with one statement. */
    Uni<Void> insert(Transaction transaction, List<Message> messages) {
        return PgTransaction.connection(transaction)
                .preparedQuery(INSERT)
                .execute(Tuple.tuple(List.of(
                        column(messages, message -> message.id().value(), Long[]::new),
                        column(messages, message -> message.channelId().value(), Long[]::new),
                        column(messages, Message::seq, Long[]::new),
                        column(messages, message -> message.author().id().value(), Long[]::new),
                        column(messages, Message::content, String[]::new),
                        column(messages, MessageRepository::replyTo, Long[]::new),
                        column(messages, Message::nonce, String[]::new),
                        column(
                                messages,
                                message -> message.createdAt().atOffset(ZoneOffset.UTC),
                                OffsetDateTime[]::new))))
                .replaceWithVoid();
    }

    /** The message that a reply answers, as the reply shows it. */
    Uni<Optional<Message.Reply>> repliedTo(SqlConnection connection, ChannelId channelId, MessageId id) {
        return connection
                .preparedQuery(REPLIED_TO)
                .execute(Tuple.of(channelId.value(), id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next())
                                .map(row -> new Message.Reply(
                                        id, Profiles.user(row, ""), row.getString("content"), false)));
    }

    /** When the user last sent a message here since a moment; {@link Instant#EPOCH} for not at all. */
    Uni<Instant> lastSent(SqlConnection connection, ChannelId channelId, UserId userId, Instant since) {
        return connection
                .preparedQuery(LAST_SENT)
                .execute(Tuple.of(channelId.value(), Ids.of(since.toEpochMilli(), 0, 0), userId.value()))
                .map(rows -> rows.size() == 0
                        ? Instant.EPOCH
                        : Optional.ofNullable(AccessRows.instant(rows.iterator().next(), "created_at"))
                                .orElse(Instant.EPOCH));
    }

    private static @Nullable Long replyTo(Message message) {
        return message.replyTo() == null ? null : message.replyTo().id().value();
    }

    private static <T> T[] column(
            List<Message> messages,
            Function<Message, ? extends @Nullable T> value,
            java.util.function.IntFunction<T[]> array) {
        return messages.stream().map(value).toArray(array);
    }
}
