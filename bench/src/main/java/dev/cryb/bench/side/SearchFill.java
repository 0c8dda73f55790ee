package dev.cryb.bench.side;

import dev.cryb.bench.load.Pause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills a channel with messages whose words are as common as words are (Zipf), and waits until they can be found.
 *
 * <p>The rows are written beneath the service, which then indexes them as it does its own.
 */
public final class SearchFill {

    private static final int WORDS = 20_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final String jdbcUrl;
    private final int messages;
    private final Consumer<String> say;
    private String serverId = "";

    SearchFill(String jdbcUrl, int messages, Consumer<String> say) {
        this.jdbcUrl = jdbcUrl;
        this.messages = messages;
        this.say = say;
    }

    /** Fills the channel, once. */
    public void fill(String channelId) {
        if (!serverId.isEmpty()) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            serverId = text(connection, "SELECT server_id::text FROM channel WHERE id = " + channelId);
            say.accept("  writing " + messages + " messages into one channel");
            text(connection, insert(channelId));
            long from = System.nanoTime();
            await(connection);
            say.accept(String.format(
                    java.util.Locale.ROOT, "  indexed %,.0f a second", messages / ((System.nanoTime() - from) / 1e9)));
            text(connection, "ANALYZE search, message");
        } catch (SQLException e) {
            throw new SideFailure("cannot fill the search: " + e.getMessage());
        }
    }

    public String serverId() {
        return serverId;
    }

    /** A query of some words, common ones and rare ones. */
    public String query(int words, Random random) {
        return IntStream.range(0, words)
                .mapToObj(i -> "w" + (int) Math.pow(WORDS, random.nextDouble()))
                .collect(Collectors.joining(" "));
    }

    /** Ids and places go on from the channel's newest, in its own partition. */
    private String insert(String channelId) {
        return """
                WITH base AS (
                    SELECT COALESCE(max(id), %1$s) AS id, COALESCE(max(seq), 0) AS seq
                    FROM message WHERE channel_id = %1$s),
                written AS (
                    INSERT INTO message (id, channel_id, seq, author_id, content, created_at)
                    SELECT base.id + (n::bigint << 22), %1$s, base.seq + n, 1, (
                        SELECT string_agg('w' || floor(power(%2$d, random()))::int, ' ')
                        FROM generate_series(1, 8) WHERE n > 0), now()
                    FROM base, generate_series(1, %3$d) n RETURNING id),
                noted AS (INSERT INTO unindexed (channel_id, message_id) SELECT %1$s, id FROM written)
                SELECT count(*)::text FROM written""".formatted(channelId, WORDS, messages);
    }

    private static void await(Connection connection) throws SQLException {
        long ends = System.nanoTime() + LONGEST.toNanos();
        while (!text(connection, "SELECT count(*)::text FROM (SELECT 1 FROM unindexed LIMIT 1) u")
                .equals("0")) {
            if (System.nanoTime() > ends) {
                throw new SideFailure("the search did not follow within " + LONGEST);
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
