package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an S3 is, and the key to it.
 *
 * @param kind {@code minio}, {@code s3proxy}, or {@code external} for one that is not ours
 */
public record S3Address(String endpoint, String accessKey, String secretKey, String kind) {

    /** The bucket of media. */
    public static final String BUCKET = "cryb";

    /** The one that {@code MINIO_ENDPOINT} and its companions name, if they do. */
    public static @Nullable S3Address given(Map<String, String> environment) {
        var host = environment.getOrDefault("MINIO_ENDPOINT", "").strip();
        if (host.isEmpty()) {
            return null;
        }
        var accessKey = environment.get("MINIO_ACCESS_KEY");
        var secretKey = environment.get("MINIO_SECRET_KEY");
        if (accessKey == null || secretKey == null) {
            throw new StackFailure("MINIO_ENDPOINT is given, but not MINIO_ACCESS_KEY and MINIO_SECRET_KEY");
        }
        boolean secure = "true".equalsIgnoreCase(environment.get("MINIO_USE_SSL"));
        var port = environment.getOrDefault("MINIO_PORT", "").strip();
        var url = host.contains("://") ? host : (secure ? "https://" : "http://") + host;
        return new S3Address(
                port.isEmpty() || URI.create(url).getPort() > 0 ? url : url + ":" + port,
                accessKey,
                secretKey,
                "external");
    }

    /** Of the environment contract. */
    public Map<String, String> environment() {
        return Map.of("MINIO_ENDPOINT", endpoint, "MINIO_ACCESS_KEY", accessKey, "MINIO_SECRET_KEY", secretKey);
    }
}
