package dev.cryb.media.store;

import dev.cryb.media.config.MediaSettings;
import io.minio.MinioAsyncClient;
import java.time.Duration;

/** Makes clients of the store: one that talks to it, one that signs what clients ask of it. */
final class S3Client {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration TRANSFER = Duration.ofSeconds(10);

    private S3Client() {}

    static MinioAsyncClient of(MediaSettings.S3 settings, String url) {
        MinioAsyncClient client = MinioAsyncClient.builder()
                .endpoint(url)
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
        client.setTimeout(CONNECT.toMillis(), TRANSFER.toMillis(), TRANSFER.toMillis());
        return client;
    }

    /** Where we find it. */
    static String url(MediaSettings.S3 settings) {
        String endpoint = settings.endpoint();
        return endpoint.contains("://")
                ? endpoint
                : (settings.secure() ? "https://" : "http://") + endpoint + ":" + settings.port();
    }
}
