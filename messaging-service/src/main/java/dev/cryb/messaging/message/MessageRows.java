package dev.cryb.messaging.message;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.messaging.attachment.AttachmentRepository;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Message;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole messages, as one reader sees them. */
public final class MessageRows {

    /** Messages {@code m} that stand; conditions on them follow. {@code $1} is the reader's id, 0 for nobody. */
    public static final String SELECT =
            """
            SELECT m.id, m.channel_id, m.seq, m.content, m.reply_to, m.nonce, m.edited_at, m.created_at, m.pinned_at,
                m.mention_everyone, m.mentions, m.mention_roles, m.attachments::text AS attachments, %s,
                r.content AS reply_content, r.deleted_at AS reply_deleted_at, %s,
                t.emoji, t.counts, t.mine
            FROM message m
            LEFT JOIN profile p ON p.user_id = m.author_id
            LEFT JOIN message r ON r.channel_id = m.channel_id AND r.id = m.reply_to
            LEFT JOIN profile rp ON rp.user_id = r.author_id
            LEFT JOIN LATERAL (
                SELECT array_agg(e.emoji ORDER BY e.first_at, e.emoji) AS emoji,
                    array_agg(e.count ORDER BY e.first_at, e.emoji) AS counts,
                    array_agg(EXISTS (
                        SELECT 1 FROM reaction x
                        WHERE x.channel_id = e.channel_id AND x.message_id = e.message_id AND x.emoji = e.emoji
                            AND x.user_id = $1) ORDER BY e.first_at, e.emoji) AS mine
                FROM reaction_total e WHERE e.channel_id = m.channel_id AND e.message_id = m.id) t ON true
            WHERE m.deleted_at IS NULL AND\s""".formatted(Profiles.columns("p", "m.author_id", ""), Profiles.columns("rp", "r.author_id", "reply_"));

    private MessageRows() {}

    /** Reads {@link #SELECT}. */
    public static Message message(Row row, @Nullable ServerId serverId) {
        return new Message(
                new MessageId(row.getLong("id")),
                new ChannelId(row.getLong("channel_id")),
                serverId,
                row.getLong("seq"),
                Profiles.user(row, ""),
                row.getString("content"),
                reply(row),
                AttachmentRepository.read(row.getString("attachments")),
                ids(row.getArrayOfLongs("mentions")).map(UserId::new).toList(),
                ids(row.getArrayOfLongs("mention_roles")).map(RoleId::new).toList(),
                row.getBoolean("mention_everyone"),
                reactions(row),
                row.getOffsetDateTime("pinned_at") != null,
                AccessRows.instant(row, "edited_at"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("nonce"));
    }

    private static java.util.stream.Stream<Long> ids(Long @Nullable [] ids) {
        return ids == null ? java.util.stream.Stream.empty() : Arrays.stream(ids);
    }

    private static List<Message.Reaction> reactions(Row row) {
        String[] emoji = row.getArrayOfStrings("emoji");
        if (emoji == null) {
            return List.of();
        }
        Integer[] counts = row.getArrayOfIntegers("counts");
        Boolean[] mine = row.getArrayOfBooleans("mine");
        List<Message.Reaction> reactions = new ArrayList<>();
        for (int i = 0; i < emoji.length; i++) {
            reactions.add(new Message.Reaction(emoji[i], counts[i], mine[i]));
        }
        return reactions;
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
