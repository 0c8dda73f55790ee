package dev.cryb.messaging.attachment;

import dev.cryb.id.ChannelId;
import dev.cryb.id.Id;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.OfferUpload;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes the table {@code attachment}. */
@ApplicationScoped
public class AttachmentRepository {

    private static final String LOCK = """
            SELECT id, user_id, purpose, body, message_id, server_id, picture, holder_id
            FROM attachment WHERE id = ANY($1) ORDER BY id FOR UPDATE""";

    /** An upload, and what its holder to be has so far. */
    private static final String LOCK_PICTURE = """
            SELECT id, user_id, purpose, body, message_id, server_id, picture, holder_id FROM attachment
            WHERE id = $1 OR (holder_id = $2 AND purpose = $3) ORDER BY id FOR UPDATE""";

    private static final String RELEASE_PICTURES = """
            WITH locked AS (
                SELECT id FROM attachment WHERE holder_id = ANY($1) ORDER BY id FOR UPDATE)
            DELETE FROM attachment WHERE id IN (SELECT id FROM locked) RETURNING id""";

    private static final String RELEASE = """
            WITH locked AS (
                SELECT id FROM attachment WHERE channel_id = $1 AND message_id = ANY($2) ORDER BY id FOR UPDATE)
            DELETE FROM attachment WHERE id IN (SELECT id FROM locked) RETURNING id""";

    private static final String OF_CHANNEL = """
            WITH locked AS (
                SELECT id FROM attachment WHERE channel_id = $1 AND message_id IS NOT NULL
                ORDER BY id LIMIT $2 FOR UPDATE)
            DELETE FROM attachment WHERE id IN (SELECT id FROM locked) RETURNING id""";

    private static final String FREE = """
            WITH locked AS (
                SELECT id FROM attachment WHERE id = ANY($1) ORDER BY id FOR UPDATE)
            DELETE FROM attachment WHERE id IN (SELECT id FROM locked)
                AND message_id IS NULL AND holder_id IS NULL AND created_at < $2
            RETURNING id""";

    /** A row, locked until the commit. */
    record Held(
            UploadId id,
            UserId userId,
            UploadPurpose purpose,
            Attachment attachment,
            boolean taken,
            @Nullable ServerId serverId,
            @Nullable String picture,
            @Nullable Long holder) {}

    private static Long[] array(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).sorted().toArray(Long[]::new);
    }

    /** Takes an upload over; taken over already, it is no matter. */
    Uni<Void> insert(SqlClient connection, OfferUpload offer, Instant now) {
        return connection
                .preparedQuery("""
                        INSERT INTO attachment (id, user_id, purpose, body, created_at, server_id, picture)
                        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING""")
                .execute(Tuple.tuple(Arrays.asList(
                        offer.attachment().id().value(),
                        offer.userId().value(),
                        offer.purpose().wireName(),
                        new JsonObject(Json.write(offer.attachment())),
                        now.atOffset(ZoneOffset.UTC),
                        offer.serverId() == null ? null : offer.serverId().value(),
                        offer.picture())))
                .replaceWithVoid();
    }

    /** Locks rows in the order of their ids; those that are not there are not in the answer. */
    Uni<List<Held>> lock(SqlClient connection, Collection<UploadId> ids) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(array(ids))).map(rows -> {
            List<Held> held = new ArrayList<>();
            rows.forEach(row -> held.add(held(row)));
            return held;
        });
    }

    private static Held held(Row row) {
        return new Held(
                new UploadId(row.getLong("id")),
                new UserId(row.getLong("user_id")),
                UploadPurpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                Json.readOwn(row.getJsonObject("body").encode(), Attachment.class),
                row.getLong("message_id") != null,
                row.getLong("server_id") == null ? null : new ServerId(row.getLong("server_id")),
                row.getString("picture"),
                row.getLong("holder_id"));
    }

    /** Gives rows to a message; the answer is how many were still free. */
    Uni<Integer> claim(SqlClient connection, Collection<UploadId> ids, ChannelId channelId, MessageId messageId) {
        return connection
                .preparedQuery("""
                        UPDATE attachment SET channel_id = $2, message_id = $3
                        WHERE id = ANY($1) AND message_id IS NULL""")
                .execute(Tuple.of(array(ids), channelId.value(), messageId.value()))
                .map(RowSet::rowCount);
    }

    /** Locks an upload, if it is there, and the rows that a holder has as its picture, in the order of their ids. */
    Uni<List<Held>> lockPicture(SqlClient connection, @Nullable UploadId id, long holder, UploadPurpose purpose) {
        return connection
                .preparedQuery(LOCK_PICTURE)
                .execute(Tuple.of(id == null ? null : id.value(), holder, purpose.wireName()))
                .map(rows -> {
                    List<Held> held = new ArrayList<>();
                    rows.forEach(row -> held.add(held(row)));
                    return held;
                });
    }

    /** Gives a row that is locked to a holder. */
    Uni<Void> hold(SqlClient connection, UploadId id, long holder) {
        return connection
                .preparedQuery("UPDATE attachment SET holder_id = $2 WHERE id = $1")
                .execute(Tuple.of(id.value(), holder))
                .replaceWithVoid();
    }

    /** Deletes the rows of holders, and answers which there were. */
    Uni<List<UploadId>> releasePictures(SqlClient connection, Collection<Long> holders) {
        return deleted(
                connection, RELEASE_PICTURES, Tuple.of(holders.stream().sorted().toArray(Long[]::new)));
    }

    /** Deletes the rows of messages, and answers which there were. */
    Uni<List<UploadId>> release(SqlClient connection, ChannelId channelId, Collection<MessageId> messages) {
        return deleted(connection, RELEASE, Tuple.of(channelId.value(), array(messages)));
    }

    /** Deletes some rows of a channel, and answers which. */
    Uni<List<UploadId>> ofChannel(SqlClient connection, ChannelId channelId, int most) {
        return deleted(connection, OF_CHANNEL, Tuple.of(channelId.value(), most));
    }

    /** Whether there are any rows of a channel. */
    public Uni<Boolean> anyOf(SqlClient connection, ChannelId channelId) {
        return connection
                .preparedQuery(
                        "SELECT EXISTS (SELECT 1 FROM attachment WHERE channel_id = $1 AND message_id IS NOT NULL)")
                .execute(Tuple.of(channelId.value()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Deletes rows that an edited message has no more. */
    Uni<List<UploadId>> drop(SqlClient connection, Collection<UploadId> ids) {
        return deleted(connection, "DELETE FROM attachment WHERE id = ANY($1) RETURNING id", Tuple.of(array(ids)));
    }

    /** Deletes rows that nothing has and that are older than this, and answers which. */
    Uni<List<UploadId>> free(SqlClient connection, Collection<UploadId> ids, Instant before) {
        return deleted(connection, FREE, Tuple.of(array(ids), before.atOffset(ZoneOffset.UTC)));
    }

    /** Deletes all rows of a user that nothing has, and answers which. */
    Uni<List<UploadId>> freeOf(SqlClient connection, UserId userId) {
        return deleted(
                connection,
                "DELETE FROM attachment WHERE user_id = $1 AND message_id IS NULL AND holder_id IS NULL RETURNING id",
                Tuple.of(userId.value()));
    }

    private static Uni<List<UploadId>> deleted(SqlClient connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(AttachmentRepository::ids);
    }

    /** Those of these that are there. */
    Uni<List<UploadId>> there(SqlClient connection, Collection<UploadId> ids) {
        return connection
                .preparedQuery("SELECT id FROM attachment WHERE id = ANY($1)")
                .execute(Tuple.of(array(ids)))
                .map(AttachmentRepository::ids);
    }

    /** Those of these that a message of the channel has. */
    Uni<List<UploadId>> attached(SqlClient connection, ChannelId channelId, Collection<UploadId> ids) {
        return connection
                .preparedQuery("""
                        SELECT a.id FROM attachment a
                        JOIN message m ON m.channel_id = a.channel_id AND m.id = a.message_id AND m.deleted_at IS NULL
                        WHERE a.channel_id = $1 AND a.id = ANY($2)""")
                .execute(Tuple.of(channelId.value(), array(ids)))
                .map(AttachmentRepository::ids);
    }

    private static List<UploadId> ids(RowSet<Row> rows) {
        List<UploadId> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(new UploadId(row.getLong("id"))));
        return ids;
    }

    /** Files of a message as its row keeps them; null for none. */
    public static @Nullable String json(List<Attachment> attachments) {
        return attachments.isEmpty() ? null : Json.write(attachments);
    }

    /** Reads {@link #json} back, from a column as text. */
    public static List<Attachment> read(@Nullable String json) {
        return json == null ? List.of() : Arrays.asList(Json.readOwn(json, Attachment[].class));
    }
}
