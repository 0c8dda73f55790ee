package dev.cryb.media.upload;

import dev.cryb.bus.QueryHandler;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.request.Caller;
import dev.cryb.request.GetQuota;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells how much of what one may upload is used. */
@ApplicationScoped
class GetQuotaHandler implements QueryHandler<GetQuota> {

    private final Pool pool;
    private final UploadRepository uploads;
    private final MediaSettings settings;

    GetQuotaHandler(Pool pool, UploadRepository uploads, MediaSettings settings) {
        this.pool = pool;
        this.uploads = uploads;
        this.settings = settings;
    }

    /** In bytes. */
    record Quota(long used, long limit, long maxSize) {}

    @Override
    public Class<GetQuota> query() {
        return GetQuota.class;
    }

    @Override
    public Uni<Answer> handle(GetQuota query, Caller caller) {
        return uploads.used(pool, caller.userId())
                .map(used -> Answer.of(new Quota(
                        used, settings.quota().asLongValue(), settings.maxSize().asLongValue())));
    }
}
