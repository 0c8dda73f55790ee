package dev.cryb.bench.side;

import dev.cryb.stack.StackFile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** How much Redis and Postgres hold. */
public final class Stores {

    private static final String DEAD = "select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables";

    /** What is updated in place and must not grow: one row a partition, and what is counted in a row. */
    private static final String UPDATED =
            "select coalesce(sum(pg_total_relation_size(relid)), 0) from pg_stat_user_tables"
                    + " where relname in ('partition', 'channel', 'person')";

    private final StackFile parts;

    Stores(StackFile parts) {
        this.parts = parts;
    }

    /** Bytes that Redis uses for its data, as it says itself. */
    public long redisBytes() {
        URI uri = URI.create(parts.redis().url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            StringBuilder words = new StringBuilder();
            if (uri.getUserInfo() != null) {
                words.append("AUTH ")
                        .append(uri.getUserInfo().substring(uri.getUserInfo().indexOf(':') + 1))
                        .append("\r\n");
            }
            words.append("INFO memory\r\nQUIT\r\n");
            socket.getOutputStream().write(words.toString().getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith("used_memory:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new SideFailure("cannot ask Redis: " + e.getMessage());
        }
    }

    /** Rows that are dead and not vacuumed yet. */
    public long deadRows() {
        return Rows.count(jdbcUrl(), DEAD);
    }

    /** Bytes of the tables whose rows are updated in place. */
    public long updatedBytes() {
        return Rows.count(jdbcUrl(), UPDATED);
    }

    private String jdbcUrl() {
        return jdbcUrl(parts);
    }

    static String jdbcUrl(StackFile parts) {
        StackFile.Postgres it = parts.postgres();
        return "jdbc:postgresql://" + it.host() + ":" + it.port() + "/" + it.database() + "?user=" + it.user()
                + "&password=" + it.password();
    }
}
