package dev.cryb.stack;

import dev.cryb.stack.service.ServiceSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Postgres and Redis are to run.
 *
 * @param folder gets {@code logs/}, {@code run/} and {@code secrets/}
 * @param data what survives: {@code postgres/}, {@code redis/}
 * @param programs where the embedded ones are unpacked to
 * @param services those that get a database role
 * @param restarting whether a store that dies is started again
 * @param databaseUrl of a Postgres to use instead
 * @param redisUrl of a Redis to use instead
 * @param s3 whether an S3 is wanted too
 */
public record StoresOptions(
        Path folder,
        Path data,
        Path programs,
        List<String> services,
        boolean restarting,
        @Nullable String databaseUrl,
        @Nullable String redisUrl,
        boolean s3) {

    public StoresOptions {
        services = List.copyOf(services);
    }

    /** Everything in one folder, nothing given. */
    public static StoresOptions in(Path folder) {
        return new StoresOptions(
                folder,
                folder.resolve("data"),
                Checkout.find().programs(),
                ServiceSpec.names(),
                true,
                null,
                null,
                false);
    }

    public StoresOptions withRestarting(boolean value) {
        return new StoresOptions(folder, data, programs, services, value, databaseUrl, redisUrl, s3);
    }

    public StoresOptions withS3() {
        return new StoresOptions(folder, data, programs, services, restarting, databaseUrl, redisUrl, true);
    }
}
