package dev.cryb.media.picture;

import dev.cryb.bus.QueryHandler;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.media.image.Cuts;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.request.Caller;
import dev.cryb.request.GetPicture;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/** Gives gateways the bytes of a picture, in the smallest of its sizes that is large enough, or else the largest. */
@ApplicationScoped
class GetPictureHandler implements QueryHandler<GetPicture> {

    private static final String PICTURE = "SELECT id, content_type, sizes FROM blob WHERE picture = $1 AND NOT lost";

    private final Pool pool;
    private final ObjectStore store;

    GetPictureHandler(Pool pool, ObjectStore store) {
        this.pool = pool;
        this.store = store;
    }

    @Override
    public Class<GetPicture> query() {
        return GetPicture.class;
    }

    @Override
    public Uni<Answer> handle(GetPicture query, Caller caller) {
        return pool.preparedQuery(PICTURE).execute(Tuple.of(query.hash())).chain(rows -> {
            if (rows.size() == 0) {
                throw unknown();
            }
            if (store.isAway()) {
                throw Refused.retryAfter(ErrorCode.UNAVAILABLE, "Pictures cannot be shown right now.", 2_000);
            }
            Row row = rows.iterator().next();
            String key = Keys.picture(row.getLong("id"), fitting(row.getArrayOfIntegers("sizes"), query.size()));
            return store.find(key, Cuts.MOST)
                    .map(bytes -> Answer.of(new GetPicture.Bytes(
                            row.getString("content_type"),
                            Base64.getEncoder().encodeToString(bytes.orElseThrow(GetPictureHandler::unknown)))));
        });
    }

    private static int fitting(Integer[] sizes, int wanted) {
        for (int size : sizes) {
            if (size >= wanted) {
                return size;
            }
        }
        return sizes[sizes.length - 1];
    }

    private static Refused unknown() {
        return Refused.of(ErrorCode.UNKNOWN_UPLOAD, "There is no such picture.");
    }
}
