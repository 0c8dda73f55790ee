package dev.cryb.messaging.bus;

import static org.awaitility.Awaitility.await;

import dev.cryb.bus.BusHandlers;
import dev.cryb.bus.QueryHandler;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.TodoHandler;
import dev.cryb.id.Ids;
import dev.cryb.stack.Stores;
import dev.cryb.stack.part.Signal;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;

/** A migrated Postgres, a Redis, and as many holders of the partitions as a test wants. */
final class BusRig implements AutoCloseable {

    static final Duration LONGEST = Duration.ofSeconds(30);

    private final Stores stores = Stores.start();
    private final Vertx vertx = Vertx.vertx();
    private final List<Holder> holders = new ArrayList<>();
    private final Redis operator;
    private Asker asker;

    private BusRig() {
        Flyway.configure()
                .dataSource(stores.ownerJdbcUrl(), null, null)
                .schemas("messaging")
                .defaultSchema("messaging")
                .placeholders(Map.of("role", "cryb_messaging", "schema", "messaging"))
                .load()
                .migrate();
        operator = redis(vertx);
        asker = new Asker(vertx, redis(vertx));
    }

    static BusRig start() {
        return new BusRig();
    }

    /** Ends all holders and makes the world as it was in the beginning, but for the epochs. */
    void clean() {
        holders.forEach(Holder::close);
        holders.clear();
        asker.close();
        execute("""
                DELETE FROM message;
                DELETE FROM todo;
                DELETE FROM idempotency;
                UPDATE partition SET published = 0, outgoing = NULL, strikes = 0, suspect = NULL""");
        redis("FLUSHALL");
        asker = new Asker(vertx, redis(vertx));
    }

    /** Waits until every partition has one holder, and every holder that lives has some. */
    void awaitShared() {
        await().atMost(LONGEST).until(() -> {
            List<Set<Integer>> shares = holders.stream()
                    .filter(holder -> !holder.isClosed())
                    .map(Holder::held)
                    .toList();
            return shares.stream().noneMatch(Set::isEmpty)
                    && shares.stream().mapToInt(Set::size).sum() == Ids.PARTITIONS
                    && shares.stream().flatMap(Set::stream).distinct().count() == Ids.PARTITIONS;
        });
    }

    /** Somebody who asks over this Redis. */
    Asker asker() {
        return asker;
    }

    /** An instance of the service with nothing between it and its stores. */
    Holder holder(String name, TodoHandler... todos) {
        return holder(name, stores.databaseUrl("messaging"), List.of(), todos);
    }

    /** An instance whose Postgres is at this URL. */
    Holder holder(String name, String databaseUrl, List<QueryHandler<?>> queries, TodoHandler... todos) {
        BusHandlers handlers = new BusHandlers(List.of(new SayHandler()), queries, List.of(todos));
        Holder holder = new Holder(name, databaseUrl, stores.redisUrl(), handlers);
        holders.add(holder);
        return holder;
    }

    String databaseUrl() {
        return stores.databaseUrl("messaging");
    }

    String redisUrl() {
        return stores.redisUrl();
    }

    /** Runs a statement in the service's name. */
    void execute(String statement) {
        try (Connection connection = DriverManager.getConnection(stores.jdbcUrl("messaging"));
                Statement sql = connection.createStatement()) {
            sql.execute("SET search_path = messaging; " + statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** The rows of a query, each with its columns as text and blanks between. */
    List<String> rows(String query) {
        try (Connection connection = DriverManager.getConnection(stores.jdbcUrl("messaging"));
                Statement sql = connection.createStatement()) {
            sql.execute("SET search_path = messaging");
            List<String> rows = new ArrayList<>();
            try (ResultSet found = sql.executeQuery(query)) {
                while (found.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        columns.add(found.getString(i));
                    }
                    rows.add(String.join(" ", columns));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    static Redis redis(Vertx vertx, String url) {
        return Redis.createClient(vertx, options(url));
    }

    private static RedisOptions options(String url) {
        return new RedisOptions()
                .setConnectionString(url)
                .setProtocolNegotiation(false)
                .setMaxPoolSize(32)
                .setMaxPoolWaiting(1024)
                .setMaxWaitingHandlers(65_536);
    }

    private Redis redis(Vertx of) {
        return redis(of, stores.redisUrl());
    }

    /** Sends a command to Redis, as an operator would. */
    String redis(String... words) {
        Request request = Request.cmd(Command.create(words[0]));
        Arrays.stream(words).skip(1).forEach(request::arg);
        Response answer = operator.sendAndAwait(request);
        return answer == null ? "" : answer.toString();
    }

    /** A link over a pool of its own, so small. */
    RedisLink link(int poolSize, Duration timeout) {
        RedisOptions options = options(stores.redisUrl()).setMaxPoolSize(poolSize);
        return new RedisLink(Redis.createClient(vertx, options), timeout);
    }

    /** Freezes Redis, so that it takes what it is sent and answers nothing, or lets it go on. */
    void signalRedis(Signal signal) {
        stores.kill("redis", signal);
    }

    void kill(String store) {
        stores.kill(store, Signal.KILL);
        stores.awaitReady(store);
    }

    @Override
    public void close() {
        holders.forEach(Holder::close);
        asker.close();
        vertx.closeAndAwait();
        stores.close();
    }
}
