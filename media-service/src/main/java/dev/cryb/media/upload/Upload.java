package dev.cryb.media.upload;

import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.media.store.Keys;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code upload}; its columns are explained there. */
record Upload(
        UploadId id,
        UserId userId,
        UploadPurpose purpose,
        @Nullable ServerId serverId,
        String filename,
        long size,
        String contentType,
        @Nullable String sha256,
        State state,
        int parts,
        @Nullable String storeId,
        String asker,
        @Nullable Long blobId,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String preview,
        @Nullable String picture,
        Instant createdAt,
        Instant expiresAt) {

    static final String COLUMNS = """
            id, user_id, purpose, server_id, filename, size, content_type, sha256, state, parts, store_id, asker, blob_id,
            width, height, preview, picture, created_at, expires_at""";

    /** The size that URLs name which we give ourselves. */
    private static final int SHOWN = 128;

    /** How far it has come. */
    enum State {
        PLANNED,
        OPEN,
        WORKING,
        HANDING,
        READY
    }

    static Upload of(Row row) {
        return new Upload(
                new UploadId(row.getLong("id")),
                new UserId(row.getLong("user_id")),
                UploadPurpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getLong("server_id") == null ? null : new ServerId(row.getLong("server_id")),
                row.getString("filename"),
                row.getLong("size"),
                row.getString("content_type"),
                row.getString("sha256"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("parts"),
                row.getString("store_id"),
                row.getString("asker"),
                row.getLong("blob_id"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getString("preview"),
                row.getString("picture"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    /** As messages and acks show it. */
    Attachment attachment() {
        String url = picture == null ? null : "/pictures/" + picture + "/" + SHOWN;
        return new Attachment(id, filename, size, contentType, width, height, preview, url);
    }

    /** The objects that it has written, or may have. */
    List<String> objects() {
        return objects(id.value());
    }

    /** Those of its bytes, whoever brought them. */
    List<String> objects(long blob) {
        return switch (purpose) {
            case ATTACHMENT -> List.of(Keys.of(Keys.FILE, blob), Keys.of(Keys.THUMBNAIL, blob));
            case AVATAR, ICON, EMOJI ->
                Arrays.stream(sizes())
                        .mapToObj(size -> Keys.picture(blob, size))
                        .toList();
        };
    }

    /** Sides of what is cut out of it, in pixels; none where it is kept as it is. */
    int[] sizes() {
        return switch (purpose) {
            case ATTACHMENT -> new int[0];
            case AVATAR, ICON -> new int[] {64, 128, 256, 512};
            case EMOJI -> new int[] {SHOWN};
        };
    }
}
