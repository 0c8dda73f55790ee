package dev.cryb.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code stack.json}: where everything of a running stack is.
 *
 * <p>It is there while the stack runs, always whole, readable by its owner only. While a part restarts the last good one
 * stays.
 *
 * @param startedAt RFC 3339, UTC
 * @param postgres as the role that may read every schema
 * @param s3 null without media
 * @param livekit null where voice is off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackFile(
        String startedAt,
        List<Gateway> gateways,
        List<Service> services,
        Postgres postgres,
        Redis redis,
        @Nullable S3 s3,
        @Nullable LiveKit livekit) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public record Gateway(String name, String url, long pid, int restarts) {}

    public record Service(String name, String service, String url, long pid, int restarts) {}

    /** @param pid of the postmaster; null if it is not ours */
    public record Postgres(
            String host,
            int port,
            String database,
            String user,
            String password,
            @Nullable Long pid,
            boolean embedded) {}

    /** @param pid null if it is not ours */
    public record Redis(String url, @Nullable Long pid, boolean embedded) {}

    /** @param pid null if it is not ours */
    public record LiveKit(
            String url,
            String apiKey,
            String apiSecret,
            @Nullable Long pid) {}

    /**
     * @param kind minio, s3proxy or external
     * @param pid null if it is not ours
     */
    public record S3(
            String endpoint,
            String accessKey,
            String secretKey,
            String bucket,
            String kind,
            @Nullable Long pid) {}

    /** The one in that folder, if a stack runs or died there. */
    public static Optional<StackFile> read(Path folder) {
        try {
            return Optional.of(JSON.readValue(path(folder).toFile(), StackFile.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void write(Path folder) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(folder, "stack-", ".json", owner);
        JSON.writeValue(unfinished.toFile(), this);
        Files.move(unfinished, path(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** No stack runs there any more. */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(path(folder));
    }

    private static Path path(Path folder) {
        return folder.resolve("stack.json");
    }
}
