package dev.cryb.media.store;

import io.minio.SetBucketCorsArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.messages.AbortIncompleteMultipartUpload;
import io.minio.messages.CORSConfiguration;
import io.minio.messages.Expiration;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.LifecycleRule;
import io.minio.messages.ResponseDate;
import io.minio.messages.RuleFilter;
import io.minio.messages.Status;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sees to the bucket: looks each second whether the store answers, and sets the bucket up when it first does.
 *
 * <p>The bucket stays private. What a store does not know, as MinIO no rules of CORS (it lets all in), is said once and
 * done without: parts that are never put together are also given up by the collector.
 */
@Singleton
class BucketSetup {

    private static final Logger LOG = Logger.getLogger(BucketSetup.class);
    private static final long EVERY_MS = 1_000;
    private static final int DAYS = 2;

    private final Vertx vertx;
    private final ObjectStore store;
    private volatile long timer = -1;
    private volatile boolean looking;
    private volatile boolean done;

    BucketSetup(Vertx vertx, ObjectStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    void start(@Observes StartupEvent event) {
        look();
        timer = vertx.setPeriodic(EVERY_MS, tick -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        store.look()
                .chain(there -> done || store.isAway() ? Uni.createFrom().voidItem() : setUp(there))
                .onTermination()
                .invoke(() -> looking = false)
                .subscribe()
                .with(seen -> {}, failure -> LOG.warnf("the bucket is not set up yet: %s", failure));
    }

    private Uni<Void> setUp(boolean there) {
        return (there ? Uni.createFrom().voidItem() : store.make())
                .chain(() -> asFarAsKnown("CORS", this::cors))
                .chain(() -> asFarAsKnown("lifecycle", this::lifecycle))
                .invoke(() -> {
                    done = true;
                    LOG.infof("bucket %s is set up", store.bucket());
                });
    }

    private static Uni<Void> asFarAsKnown(String what, java.util.function.Supplier<Uni<Void>> step) {
        return step.get()
                .onFailure()
                .invoke(failure -> LOG.infof("this store takes no rules of %s: %s", what, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> cors() {
        CORSConfiguration rules = new CORSConfiguration(List.of(new CORSConfiguration.CORSRule(
                List.of("*"), List.of("GET", "HEAD", "PUT"), List.of("*"), List.of("ETag"), null, (int)
                        Duration.ofHours(1).toSeconds())));
        return store.with(client -> client.setBucketCors(SetBucketCorsArgs.builder()
                                .bucket(store.bucket())
                                .config(rules)
                                .build())
                        .get())
                .replaceWithVoid();
    }

    private Uni<Void> lifecycle() {
        LifecycleRule never = new LifecycleRule(
                Status.ENABLED,
                new AbortIncompleteMultipartUpload(DAYS),
                new Expiration((ResponseDate) null, DAYS, null),
                new RuleFilter("in/"),
                "never-completed",
                null,
                null,
                null);
        return store.with(client -> client.setBucketLifecycle(SetBucketLifecycleArgs.builder()
                                .bucket(store.bucket())
                                .config(new LifecycleConfiguration(List.of(never)))
                                .build())
                        .get())
                .replaceWithVoid();
    }
}
