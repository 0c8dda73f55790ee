package dev.cryb.media.upload;

import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.request.FinishUpload.StoredFile;
import io.smallrye.mutiny.Uni;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the tables {@code upload} and {@code blob}. */
@ApplicationScoped
class UploadRepository {

    private static final String SELECT = "SELECT " + Upload.COLUMNS + " FROM upload WHERE ";

    /** Bytes that are there already win: theirs is the one object. */
    private static final String BLOB = """
            INSERT INTO blob AS b (id, hash, size, content_type, refs, thumbnail, picture, sizes)
            VALUES ($1, $2, $3, $4, 1, $5, $6, $7)
            ON CONFLICT (hash) DO UPDATE SET refs = b.refs + 1
            RETURNING b.id, b.lost""";

    private static final String RELEASE = """
            WITH counted AS (
                SELECT b.id, count(*) AS n FROM unnest($1::bigint[]) AS b(id) GROUP BY b.id),
            locked AS (
                SELECT b.id FROM blob b WHERE b.id IN (SELECT id FROM counted) ORDER BY b.id FOR UPDATE)
            UPDATE blob SET refs = refs - n FROM counted, locked
            WHERE blob.id = counted.id AND blob.id = locked.id RETURNING blob.id, refs""";

    private static Long[] array(Collection<UploadId> ids) {
        return ids.stream().map(UploadId::value).sorted().toArray(Long[]::new);
    }

    /** Bytes of all files of a user. */
    Uni<Long> used(SqlClient connection, UserId userId) {
        return connection
                .preparedQuery("SELECT coalesce(sum(size), 0)::bigint FROM upload WHERE user_id = $1")
                .execute(Tuple.of(userId.value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Void> insert(SqlClient connection, Upload upload, @Nullable Long channelId) {
        return connection
                .preparedQuery("""
                        INSERT INTO upload (id, user_id, purpose, channel_id, server_id, filename, size, content_type,
                            sha256, state, parts, asker, created_at, expires_at, touched_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13)""")
                .execute(Tuple.tuple(Arrays.asList(
                        upload.id().value(),
                        upload.userId().value(),
                        upload.purpose().wireName(),
                        channelId,
                        upload.serverId() == null ? null : upload.serverId().value(),
                        upload.filename(),
                        upload.size(),
                        upload.contentType(),
                        upload.sha256(),
                        upload.state().name().toLowerCase(Locale.ROOT),
                        upload.parts(),
                        upload.asker(),
                        upload.createdAt().atOffset(ZoneOffset.UTC),
                        upload.expiresAt().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    /** One upload, whoever's. */
    Uni<Optional<Upload>> one(SqlClient connection, UploadId id) {
        return connection
                .preparedQuery(SELECT + "id = $1")
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Upload.of(rows.iterator().next())));
    }

    Uni<List<Upload>> all(SqlClient connection, Collection<UploadId> ids) {
        return connection
                .preparedQuery(SELECT + "id = ANY($1) ORDER BY id")
                .execute(Tuple.of(array(ids)))
                .map(UploadRepository::uploads);
    }

    private static List<Upload> uploads(RowSet<Row> rows) {
        List<Upload> uploads = new ArrayList<>();
        rows.forEach(row -> uploads.add(Upload.of(row)));
        return uploads;
    }

    /** Goes on to a state; who waits for the answer is kept with it. */
    Uni<Void> become(SqlClient connection, UploadId id, State state, String asker, Instant now) {
        return connection
                .preparedQuery("UPDATE upload SET state = $2, asker = $3, touched_at = $4 WHERE id = $1")
                .execute(Tuple.of(
                        id.value(), state.name().toLowerCase(Locale.ROOT), asker, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> open(SqlClient connection, UploadId id, String storeId, Instant now) {
        return connection
                .preparedQuery(
                        "UPDATE upload SET state = 'open', store_id = $2, asker = '', touched_at = $3 WHERE id = $1")
                .execute(Tuple.of(id.value(), storeId, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Looked at just now. */
    Uni<Void> touch(SqlClient connection, Collection<UploadId> ids, Instant now) {
        return connection
                .preparedQuery("UPDATE upload SET touched_at = $2 WHERE id = ANY($1)")
                .execute(Tuple.of(array(ids), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** What tells these bytes from all others. */
    private static String hash(StoredFile file) {
        return (file.sizes() == null ? "" : "picture ") + file.sha256() + " " + file.contentType();
    }

    /** The hash under which everybody may see it, if it is a picture. */
    private static @Nullable String picture(StoredFile file) {
        return file.sizes() == null ? null : file.sha256().substring(0, 32);
    }

    private static Integer @Nullable [] sizes(StoredFile file) {
        return file.sizes() == null ? null : file.sizes().toArray(Integer[]::new);
    }

    /** Counts one more upload of these bytes, and answers whose object they are; a lost one is no help. */
    Uni<Long> keep(SqlClient connection, UploadId id, StoredFile file) {
        return connection
                .preparedQuery(BLOB)
                .execute(Tuple.tuple(Arrays.asList(
                        id.value(),
                        hash(file),
                        file.size(),
                        file.contentType(),
                        file.sizes() == null && file.preview() != null,
                        picture(file),
                        sizes(file))))
                .chain(rows -> {
                    Row row = rows.iterator().next();
                    long blob = row.getLong(0);
                    return row.getBoolean(1)
                            ? revive(connection, blob, id, file)
                            : Uni.createFrom().item(blob);
                });
    }

    /** The object of these bytes is gone: what came now takes its place, for all that have it. */
    private Uni<Long> revive(SqlClient connection, long lost, UploadId id, StoredFile file) {
        return connection
                .preparedQuery("""
                        UPDATE blob SET hash = hash || ' lost ' || id, picture = NULL WHERE id = $1 RETURNING refs""")
                .execute(Tuple.of(lost))
                .chain(rows -> connection
                        .preparedQuery("""
                                INSERT INTO blob (id, hash, size, content_type, refs, thumbnail, picture, sizes)
                                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""")
                        .execute(Tuple.tuple(Arrays.asList(
                                id.value(),
                                hash(file),
                                file.size(),
                                file.contentType(),
                                rows.iterator().next().getInteger("refs"),
                                file.sizes() == null && file.preview() != null,
                                picture(file),
                                sizes(file)))))
                .chain(() -> connection
                        .preparedQuery("UPDATE upload SET blob_id = $2 WHERE blob_id = $1")
                        .execute(Tuple.of(lost, id.value())))
                .chain(() -> connection
                        .preparedQuery("DELETE FROM blob WHERE id = $1")
                        .execute(Tuple.of(lost)))
                .replaceWith(id.value());
    }

    /** Writes what was found of an upload; messaging is to be told. */
    Uni<Void> found(SqlClient connection, UploadId id, long blobId, StoredFile file, Instant now) {
        return connection
                .preparedQuery("""
                        UPDATE upload SET state = 'handing', blob_id = $2, size = $3, content_type = $4, width = $5,
                            height = $6, preview = $7, touched_at = $8, picture = $9 WHERE id = $1""")
                .execute(Tuple.tuple(Arrays.asList(
                        id.value(),
                        blobId,
                        file.size(),
                        file.contentType(),
                        file.width(),
                        file.height(),
                        file.preview(),
                        now.atOffset(ZoneOffset.UTC),
                        picture(file))))
                .replaceWithVoid();
    }

    /** Deletes uploads and answers what they were. */
    Uni<List<Upload>> delete(SqlClient connection, Collection<UploadId> ids) {
        return connection
                .preparedQuery("DELETE FROM upload WHERE id = ANY($1) RETURNING " + Upload.COLUMNS)
                .execute(Tuple.of(array(ids)))
                .map(UploadRepository::uploads);
    }

    /** Counts one upload less of each of these, and answers those that nobody has any more, which are deleted. */
    Uni<List<Long>> release(SqlClient connection, List<Long> blobs) {
        if (blobs.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(blobs.toArray(Long[]::new)))
                .map(rows -> {
                    List<Long> free = new ArrayList<>();
                    rows.forEach(row -> {
                        if (row.getInteger("refs") <= 0) {
                            free.add(row.getLong("id"));
                        }
                    });
                    return free;
                })
                .call(free -> free.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery("DELETE FROM blob WHERE id = ANY($1)")
                                .execute(Tuple.of(free.toArray(Long[]::new)))
                                .replaceWithVoid());
    }
}
