package dev.cryb.media.upload;

import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code upload}; its columns are explained there. */
record Upload(
        UploadId id,
        UserId userId,
        UploadPurpose purpose,
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
        Instant createdAt,
        Instant expiresAt) {

    static final String COLUMNS = """
            id, user_id, purpose, filename, size, content_type, sha256, state, parts, store_id, asker, blob_id,
            width, height, preview, created_at, expires_at""";

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
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    /** As messages and acks show it. */
    Attachment attachment() {
        return new Attachment(id, filename, size, contentType, width, height, preview, null);
    }
}
