package dev.cryb.media.store;

import com.google.common.collect.HashMultimap;
import dev.cryb.guard.GuardLimits;
import dev.cryb.guard.StoreGuard;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.request.CompleteUpload;
import dev.cryb.service.config.Guards;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.http.Method;
import io.minio.messages.Item;
import io.minio.messages.Part;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The bucket: signing is pure and at once, all else runs on the store's own threads behind the guard. */
@Singleton
public class ObjectStore {

    /** Calls at once, and threads for them. */
    private static final int AT_ONCE = 4;

    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);
    private static final GuardLimits LIMITS = new GuardLimits(
            Duration.ofSeconds(15), 6, 0.5, Duration.ofSeconds(2), 1, Duration.ofMillis(50), AT_ONCE, 256);

    private final MediaSettings.S3 settings;
    private final MinioAsyncClient client;
    private final MinioAsyncClient signer;
    private final StoreGuard guard;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("s3-", 0).daemon().factory());
    private volatile boolean away;

    ObjectStore(MediaSettings settings, Guards guards) {
        this.settings = settings.s3();
        String url = S3Client.url(this.settings);
        this.client = S3Client.of(this.settings, url);
        this.signer = S3Client.of(
                this.settings,
                this.settings.publicUrl().filter(given -> !given.isBlank()).orElse(url));
        this.guard = guards.another("s3", LIMITS);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** An object that is there. */
    public record Found(String key, long size, long modifiedMillis) {}

    /** Whether the last look at it failed; what needs it is refused at once then. */
    public boolean isAway() {
        return away;
    }

    /** Looks whether it answers. */
    public Uni<Boolean> look() {
        return run(
                        true,
                        () -> of(client.bucketExists(BucketExistsArgs.builder()
                                .bucket(settings.bucket())
                                .build())))
                .onItemOrFailure()
                .transform((there, failure) -> {
                    away = failure != null;
                    return failure == null && there;
                });
    }

    /** Makes the bucket; one that is there stays. */
    Uni<Void> make() {
        return run(false, () -> {
                    try {
                        of(client.makeBucket(MakeBucketArgs.builder()
                                .bucket(settings.bucket())
                                .region(settings.region())
                                .build()));
                    } catch (ErrorResponseException e) {
                        if (!e.errorResponse().code().startsWith("BucketAlready")) {
                            throw e;
                        }
                    }
                    return true;
                })
                .replaceWithVoid();
    }

    /** Runs something on the client itself; a store that does not know it says so in an {@link ErrorResponseException}. */
    <T> Uni<T> with(Call<T> call) {
        return run(true, () -> call.on(client));
    }

    /** Something that the store is asked. */
    interface Call<T> {
        T on(MinioAsyncClient client) throws Exception;
    }

    String bucket() {
        return settings.bucket();
    }

    // Signing: no call leaves the process.

    /** Where to put the bytes of an object: so many, which every client says by itself, and the store holds it to. */
    public String putUrl(String key, long size, Duration valid) {
        return sign(Method.PUT, key, valid, Map.of(), length(size));
    }

    /** Where to put the bytes of a part, so many. */
    public String partUrl(String key, String storeId, int part, long size, Duration valid) {
        Map<String, String> query = Map.of("partNumber", Integer.toString(part), "uploadId", storeId);
        return sign(Method.PUT, key, valid, query, length(size));
    }

    private static Map<String, String> length(long size) {
        return Map.of("Content-Length", Long.toString(size));
    }

    /** Where to get an object, with the headers that are to come with it. */
    public String getUrl(String key, Duration valid, Map<String, String> headers) {
        return sign(Method.GET, key, valid, headers, Map.of());
    }

    private String sign(
            Method method, String key, Duration valid, Map<String, String> query, Map<String, String> headers) {
        try {
            return signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(settings.bucket())
                    .object(key)
                    .expiry(Math.toIntExact(Math.max(1, valid.toSeconds())))
                    .extraQueryParams(query)
                    .extraHeaders(headers)
                    .build());
        } catch (Exception e) {
            throw new IllegalStateException("cannot sign " + key, e);
        }
    }

    // Objects.

    /** How large an object is; nothing if it is not there. */
    public Uni<Optional<Long>> size(String key) {
        return run(true, () -> {
            try {
                return Optional.of(of(client.statObject(StatObjectArgs.builder()
                                .bucket(settings.bucket())
                                .object(key)
                                .build()))
                        .size());
            } catch (ErrorResponseException e) {
                if (isAbsent(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The bytes of an object, which may not be more than these. */
    public Uni<byte[]> read(String key, long size) {
        return run(true, () -> {
            try (InputStream bytes = of(client.getObject(GetObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build()))) {
                return bytes.readNBytes(Math.toIntExact(size));
            }
        });
    }

    /** The bytes of an object, which may not be more than these; nothing if it is not there. */
    public Uni<Optional<byte[]>> find(String key, long size) {
        return run(true, () -> {
            try (InputStream bytes = of(client.getObject(GetObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build()))) {
                return Optional.of(bytes.readNBytes(Math.toIntExact(size)));
            } catch (ErrorResponseException e) {
                if (isAbsent(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Writes an object; writing it again is no matter. */
    public Uni<Void> write(String key, byte[] bytes, String contentType) {
        return run(
                        true,
                        () -> of(client.putObject(
                                PutObjectArgs.builder()
                                        .bucket(settings.bucket())
                                        .object(key)
                                        .contentType(contentType)
                                        .stream(new ByteArrayInputStream(bytes), bytes.length, -1)
                                        .build())))
                .replaceWithVoid();
    }

    /** Deletes an object; one that is gone is no matter. */
    public Uni<Void> delete(String key) {
        return run(true, () -> {
                    try {
                        of(client.removeObject(RemoveObjectArgs.builder()
                                .bucket(settings.bucket())
                                .object(key)
                                .build()));
                    } catch (ErrorResponseException e) {
                        if (!isAbsent(e)) {
                            throw e;
                        }
                    }
                    return true;
                })
                .replaceWithVoid();
    }

    /** The next objects in the order of their keys. */
    public Uni<List<Found>> list(String prefix, String after, int most) {
        return run(true, () -> {
            List<Found> page = new ArrayList<>();
            for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(settings.bucket())
                    .prefix(prefix)
                    .startAfter(after)
                    .maxKeys(most)
                    .recursive(true)
                    .build())) {
                Item item = result.get();
                page.add(new Found(
                        item.objectName(),
                        item.size(),
                        item.lastModified().toInstant().toEpochMilli()));
                if (page.size() == most) {
                    break;
                }
            }
            return page;
        });
    }

    // Uploads in parts.

    /** Begins one, and answers the store's own name of it. */
    public Uni<String> beginParts(String key) {
        return run(false, () -> of(client.createMultipartUploadAsync(
                        settings.bucket(), settings.region(), key, HashMultimap.create(), HashMultimap.create()))
                .result()
                .uploadId());
    }

    /** Puts the parts together; done already, it is no matter. False if the store does not have them as they are named. */
    public Uni<Boolean> endParts(String key, String storeId, List<CompleteUpload.Part> parts) {
        Part[] named = parts.stream()
                .map(part -> new Part(part.partNumber(), part.etag().replace("\"", "")))
                .toArray(Part[]::new);
        return run(true, () -> {
            try {
                of(client.completeMultipartUploadAsync(
                        settings.bucket(), settings.region(), key, storeId, named, null, null));
                return true;
            } catch (ErrorResponseException e) {
                if (e.errorResponse().code().equals("NoSuchUpload")) {
                    return true;
                }
                if (e.errorResponse().code().startsWith("InvalidPart")
                        || e.errorResponse().code().equals("EntityTooSmall")
                        || e.errorResponse().code().equals("MalformedXML")) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Gives one up; one that is gone is no matter. */
    public Uni<Void> abortParts(String key, String storeId) {
        return run(true, () -> {
                    try {
                        of(client.abortMultipartUploadAsync(
                                settings.bucket(), settings.region(), key, storeId, null, null));
                    } catch (ErrorResponseException e) {
                        if (!e.errorResponse().code().equals("NoSuchUpload")) {
                            throw e;
                        }
                    }
                    return true;
                })
                .replaceWithVoid();
    }

    private static boolean isAbsent(ErrorResponseException e) {
        String code = e.errorResponse().code();
        return code.equals("NoSuchKey") || code.equals("NoSuchObject") || code.equals("NotFound");
    }

    /** A blocking call. */
    private interface Blocking<T extends @Nullable Object> {
        T call() throws Exception;
    }

    private <T> Uni<T> run(boolean repeatable, Blocking<T> call) {
        java.util.function.Supplier<Uni<T>> work = () -> Uni.createFrom()
                .item(() -> {
                    try {
                        return call.call();
                    } catch (ErrorResponseException e) {
                        if (e.response() != null
                                && e.response().code() >= 500
                                && e.response().code() != 501) {
                            throw new java.io.UncheckedIOException(
                                    new IOException("S3 said " + e.response().code(), e));
                        }
                        throw new CompletionException(e);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                })
                .runSubscriptionOn(threads);
        return repeatable ? guard.read(work) : guard.write(work);
    }

    private static <T> T of(java.util.concurrent.CompletableFuture<T> future) throws Exception {
        try {
            return future.get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof Exception known) {
                throw known;
            }
            throw e;
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IOException("S3 did not answer", e);
        }
    }
}
