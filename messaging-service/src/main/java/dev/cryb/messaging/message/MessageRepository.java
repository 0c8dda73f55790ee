package dev.cryb.messaging.message;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Id;
import dev.cryb.id.Ids;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.attachment.AttachmentRepository;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes and looks up rows of the table {@code message}; what changes is noted for the search in {@code unindexed}. */
@ApplicationScoped
public class MessageRepository {

    private static final String INSERT = """
            WITH v AS (
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[],
                    $7::text[], $8::timestamptz[], $9::boolean[], $10::text[], $11::text[], $12::text[])
                AS v(id, channel_id, seq, author_id, content, reply_to, nonce, created_at, everyone, users, roles,
                    attachments)),
            noted AS (INSERT INTO unindexed (channel_id, message_id) SELECT channel_id, id FROM v)
            INSERT INTO message (id, channel_id, seq, author_id, content, reply_to, nonce, created_at,
                mention_everyone, mentions, mention_roles, attachments)
            SELECT id, channel_id, seq, author_id, content, reply_to, nonce, created_at,
                everyone, users::bigint[], roles::bigint[], attachments::jsonb FROM v""";

    private static final String EDIT = """
            WITH noted AS (INSERT INTO unindexed (channel_id, message_id) VALUES ($1, $2))
            UPDATE message SET content = $3, edited_at = $4, mention_everyone = $5, mentions = $6, mention_roles = $7,
                attachments = $8::text::jsonb
            WHERE channel_id = $1 AND id = $2""";

    private static final String DELETE = """
            WITH gone AS (
                UPDATE message SET deleted_at = $3, content = '', nonce = NULL, pinned_at = NULL,
                    mention_everyone = false, mentions = NULL, mention_roles = NULL, attachments = NULL
                WHERE channel_id = $1 AND id = ANY($2) AND deleted_at IS NULL RETURNING id, seq),
            noted AS (INSERT INTO unindexed (channel_id, message_id) SELECT $1, id FROM gone),
            unreacted AS (DELETE FROM reaction WHERE channel_id = $1 AND message_id IN (SELECT id FROM gone)),
            uncounted AS (DELETE FROM reaction_total WHERE channel_id = $1 AND message_id IN (SELECT id FROM gone)),
            unmentioned AS (DELETE FROM mention WHERE channel_id = $1 AND seq IN (SELECT seq FROM gone))
            SELECT id FROM gone ORDER BY seq""";

    private static final String STANDING = """
            SELECT seq, author_id, pinned_at FROM message WHERE channel_id = $1 AND id = $2 AND deleted_at IS NULL""";

    private static final String REPLIED_TO = """
            SELECT m.id, m.content, %s FROM message m LEFT JOIN profile p ON p.user_id = m.author_id
            WHERE m.channel_id = $1 AND m.id = $2 AND m.deleted_at IS NULL""".formatted(Profiles.columns("p", "m.author_id", ""));

    /** The time's place among ids bounds the search to the slowmode's own span. */
    private static final String LAST_SENT = """
            SELECT created_at FROM message WHERE channel_id = $1 AND id >= $2 AND author_id = $3
            ORDER BY id DESC LIMIT 1""";

    /** A message that stands, as far as acting on it goes. */
    public record Standing(MessageId id, long seq, UserId authorId, boolean pinned) {}

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
                                OffsetDateTime[]::new),
                        column(messages, Message::mentionEveryone, Boolean[]::new),
                        column(messages, message -> literal(message.mentions()), String[]::new),
                        column(messages, message -> literal(message.mentionRoles()), String[]::new),
                        column(messages, message -> AttachmentRepository.json(message.attachments()), String[]::new))))
                .replaceWithVoid();
    }

    /** Writes a message's content and mentions anew. */
    Uni<Void> edit(SqlConnection connection, Message message) {
        return connection
                .preparedQuery(EDIT)
                .execute(Tuple.tuple(Arrays.asList(
                        message.channelId().value(),
                        message.id().value(),
                        message.content(),
                        message.editedAt() == null ? null : message.editedAt().atOffset(ZoneOffset.UTC),
                        message.mentionEveryone(),
                        array(message.mentions()),
                        array(message.mentionRoles()),
                        AttachmentRepository.json(message.attachments()))))
                .replaceWithVoid();
    }

    /** Makes tombstones of those that stand, and answers which did, in their order. */
    public Uni<List<MessageId>> delete(
            SqlConnection connection, ChannelId channelId, Collection<MessageId> ids, Instant now) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(channelId.value(), array(ids), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<MessageId> gone = new ArrayList<>();
                    rows.forEach(row -> gone.add(new MessageId(row.getLong("id"))));
                    return gone;
                });
    }

    /** Pins a message, or takes it down where there is no time. */
    Uni<Void> pin(SqlConnection connection, ChannelId channelId, MessageId id, @Nullable Instant when) {
        return connection
                .preparedQuery("UPDATE message SET pinned_at = $3 WHERE channel_id = $1 AND id = $2")
                .execute(Tuple.of(channelId.value(), id.value(), when == null ? null : when.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Integer> countPins(SqlConnection connection, ChannelId channelId) {
        return connection
                .preparedQuery("SELECT count(*) FROM message WHERE channel_id = $1 AND pinned_at IS NOT NULL")
                .execute(Tuple.of(channelId.value()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** A message that stands. */
    public Uni<Optional<Standing>> standing(SqlConnection connection, ChannelId channelId, MessageId id) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(channelId.value(), id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(standing(id, rows.iterator().next())));
    }

    private static Standing standing(MessageId id, Row row) {
        return new Standing(
                id,
                row.getLong("seq"),
                new UserId(row.getLong("author_id")),
                row.getOffsetDateTime("pinned_at") != null);
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

    private static Long @Nullable [] array(Collection<? extends Id> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Id::value).toArray(Long[]::new);
    }

    /** An array as Postgres reads it from text, as arrays of arrays cannot differ in length. */
    private static @Nullable String literal(Collection<? extends Id> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Id::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> T[] column(
            List<Message> messages, Function<Message, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return messages.stream().map(value).toArray(array);
    }
}
