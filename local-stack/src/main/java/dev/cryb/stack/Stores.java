package dev.cryb.stack;

import dev.cryb.stack.part.PartRunner;
import dev.cryb.stack.part.PartWatcher;
import dev.cryb.stack.part.Ports;
import dev.cryb.stack.part.Signal;
import dev.cryb.stack.store.DatabaseAddress;
import dev.cryb.stack.store.PostgresStore;
import dev.cryb.stack.store.RedisPart;
import dev.cryb.stack.store.S3Address;
import dev.cryb.stack.store.S3Part;
import dev.cryb.stack.store.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Postgres and a real Redis with database and roles, for one service's tests or a whole stack.
 *
 * <p>{@snippet :
 * try (var stores = Stores.start()) {
 *     var environment = stores.environment("messaging"); // DATABASE_URL, DATABASE_MIGRATION_URL, REDIS_URL
 * }
 * }
 *
 * <p>Any number run at once, each in its folder and on its own free ports. Killed ones come back on the same port.
 */
public final class Stores implements AutoCloseable {

    private static final Duration COMEBACK = Duration.ofSeconds(60);

    private final StoresOptions options;
    private final Secrets secrets;
    private final PostgresStore postgres;
    private final String redisUrl;
    private final @Nullable PartRunner redis;
    private final @Nullable S3Address s3Address;
    private final @Nullable PartRunner s3;

    private Stores(StoresOptions options, PartWatcher watcher) {
        this.options = options;
        this.secrets = new Secrets(options.folder().resolve("secrets"));
        this.postgres = PostgresStore.prepare(options, secrets, watcher);
        if (options.redisUrl() != null) {
            redis = null;
            redisUrl = options.redisUrl();
        } else {
            var part = new RedisPart(options.programs(), options.data().resolve("redis"), Ports.free());
            redis = new PartRunner(part, options.folder(), options.restarting(), watcher);
            redisUrl = part.url();
        }
        var given = options.s3() ? S3Address.given(System.getenv()) : null;
        if (!options.s3() || given != null) {
            s3 = null;
            s3Address = given;
        } else {
            var key = secrets.password("s3");
            var part = new S3Part(
                    options.programs(),
                    options.data().resolve("s3"),
                    options.folder().resolve("secrets"),
                    key,
                    Ports.free());
            s3 = new PartRunner(part, options.folder(), options.restarting(), watcher);
            s3Address = new S3Address("http://127.0.0.1:" + part.port(), S3Part.ACCESS_KEY, key, part.kind());
        }
    }

    /** New and empty, in a folder of the checkout that is cleaned up by itself. */
    public static Stores start() {
        return start(StoresOptions.in(Checkout.find().testFolder()));
    }

    /** Returns when both answer and database and roles are there. */
    public static Stores start(StoresOptions options) {
        return start(prepare(options, new PartWatcher() {}));
    }

    /** @param watcher hears of stores that die and come back */
    static Stores prepare(StoresOptions options, PartWatcher watcher) {
        return new Stores(options, watcher);
    }

    private static Stores start(Stores stores) {
        try {
            stores.startAll();
            return stores;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private void startAll() {
        Parallel.run(List.of(this::startPostgres, this::startRedis, this::startS3));
    }

    void startPostgres() {
        postgres.start(options);
    }

    void startRedis() {
        if (redis != null) {
            redis.start();
        }
    }

    void startS3() {
        if (s3 != null) {
            s3.start();
        }
    }

    /** Where S3 is, if there is to be one. */
    public Optional<S3Address> s3() {
        return Optional.ofNullable(s3Address);
    }

    Optional<PartRunner> s3Runner() {
        return Optional.ofNullable(s3);
    }

    /** Of the environment contract: where a service finds database, migrations and Redis. */
    public Map<String, String> environment(String service) {
        var variables = new HashMap<String, String>();
        variables.put("DATABASE_URL", databaseUrl(service));
        variables.put("DATABASE_MIGRATION_URL", ownerJdbcUrl());
        variables.put("REDIS_URL", redisUrl);
        if (service.equals("media") && s3Address != null) {
            variables.putAll(s3Address.environment());
        }
        return variables;
    }

    /** {@code postgresql://} URL of a service's own role. */
    public String databaseUrl(String service) {
        var role = DatabaseAddress.role(service);
        return postgres.address().url(role, postgres.password(role));
    }

    /** JDBC URL of a service's own role. */
    public String jdbcUrl(String service) {
        var role = DatabaseAddress.role(service);
        return postgres.address().jdbcUrl(role, postgres.password(role));
    }

    /** JDBC URL of the role that owns all schemas and runs migrations. */
    public String ownerJdbcUrl() {
        return postgres.address().jdbcUrl(DatabaseAddress.OWNER, postgres.password(DatabaseAddress.OWNER));
    }

    /** JDBC URL of the role that may read every schema. */
    public String operatorJdbcUrl() {
        return postgres.address().jdbcUrl(DatabaseAddress.OPERATOR, postgres.password(DatabaseAddress.OPERATOR));
    }

    /** JDBC URL of the superuser, to the database {@code postgres}. */
    public String superuserJdbcUrl() {
        return postgres.superuserJdbcUrl();
    }

    public String redisUrl() {
        return redisUrl;
    }

    /** Empties the database; services must be stopped, they will have to migrate again. */
    public void recreateDatabase() {
        postgres.recreate(options.services());
    }

    /** @param store {@code postgres}, {@code redis} or {@code s3} */
    public void kill(String store, Signal signal) {
        runner(store).send(signal);
    }

    /** Waits until a killed store answers again. */
    public void awaitReady(String store) {
        runner(store).awaitReady(COMEBACK);
    }

    /** Of the process itself; for Postgres the postmaster. */
    public long pid(String store) {
        return runner(store).pid();
    }

    /** Times that the store was started again. */
    public int restarts(String store) {
        return runner(store).restarts();
    }

    /** Where logs, secrets and pid files are. */
    public Path folder() {
        return options.folder();
    }

    @Override
    public void close() {
        runners().forEach(PartRunner::close);
    }

    Secrets secrets() {
        return secrets;
    }

    PostgresStore postgres() {
        return postgres;
    }

    Optional<PartRunner> redis() {
        return Optional.ofNullable(redis);
    }

    /** Those that we run ourselves, in the order of stopping. */
    List<PartRunner> runners() {
        return Stream.of(s3Runner(), redis(), postgres.runner())
                .flatMap(Optional::stream)
                .toList();
    }

    private PartRunner runner(String store) {
        return runners().stream()
                .filter(runner -> runner.name().equals(store))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Objects.requireNonNull(store) + " is not ours"));
    }
}
