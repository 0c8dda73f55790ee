package dev.cryb.media.upload;

import dev.cryb.bus.QueryHandler;
import dev.cryb.id.UploadId;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.media.image.Sniffed;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.request.Caller;
import dev.cryb.request.SignUrls;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs where the bytes of uploads are, for a while.
 *
 * <p>What a browser could take for a page, or anything else that is no plain picture, sound or film, is only ever saved.
 */
@ApplicationScoped
class SignUrlsHandler implements QueryHandler<SignUrls> {

    private static final String FILES = """
            SELECT u.id, u.filename, b.id AS blob, b.content_type, b.thumbnail
            FROM upload u JOIN blob b ON b.id = u.blob_id
            WHERE u.id = ANY($1) AND NOT b.lost AND b.sizes IS NULL ORDER BY u.id""";

    private final Pool pool;
    private final ObjectStore store;
    private final MediaSettings settings;

    SignUrlsHandler(Pool pool, ObjectStore store, MediaSettings settings) {
        this.pool = pool;
        this.store = store;
        this.settings = settings;
    }

    /** Where they are; what is not there is left out. */
    record Signed(List<Url> urls) {}

    /** Where one is. */
    record Url(UploadId id, String url, @Nullable String thumbnailUrl, Instant expiresAt) {}

    @Override
    public Class<SignUrls> query() {
        return SignUrls.class;
    }

    @Override
    public Uni<Answer> handle(SignUrls query, Caller caller) {
        return pool.preparedQuery(FILES)
                .execute(Tuple.of(query.ids().stream().map(UploadId::value).toArray(Long[]::new)))
                .map(rows -> {
                    Instant until = Instant.now().plus(settings.urlFor()).truncatedTo(ChronoUnit.SECONDS);
                    List<Url> urls = new ArrayList<>();
                    rows.forEach(row -> urls.add(url(row, until)));
                    return Answer.of(new Signed(urls));
                });
    }

    private Url url(Row row, Instant until) {
        long blob = row.getLong("blob");
        return new Url(
                new UploadId(row.getLong("id")),
                store.getUrl(
                        Keys.of(Keys.FILE, blob),
                        settings.urlFor(),
                        headers(row.getString("content_type"), row.getString("filename"))),
                row.getBoolean("thumbnail")
                        ? store.getUrl(Keys.of(Keys.THUMBNAIL, blob), settings.urlFor(), Map.of())
                        : null,
                until);
    }

    private static Map<String, String> headers(String type, String filename) {
        boolean shown = Sniffed.isShown(type);
        String name = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("response-content-type", shown ? type : "application/octet-stream");
        headers.put("response-content-disposition", (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + name);
        return headers;
    }
}
