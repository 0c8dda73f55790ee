package dev.cryb.messaging.sweep;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;

/** Deletes from the tables that hang on channels and servers, a bounded piece by statement. */
@ApplicationScoped
class SweepRepository {

    /** Rows that one statement deletes at most; what they have in tables of their own not counted. */
    private static final int PIECE = 1_000;

    /** Messages go before their words, so that no word is written of one that has been swept. */
    private static final List<String> OF_CHANNEL = List.of(
            piece("message", "channel_id"),
            piece("mention", "channel_id"),
            piece("reaction", "channel_id"),
            piece("reaction_total", "channel_id"),
            piece("read_state", "channel_id"),
            piece("search", "channel_id"));

    /** With a member go its roles, with a channel its overwrites. */
    private static final List<String> OF_SERVER = List.of(
            piece("member", "server_id"),
            piece("invite", "server_id"),
            piece("channel", "server_id"),
            piece("role", "server_id"),
            piece("ban", "server_id"),
            piece("timeout", "server_id"),
            piece("audit", "server_id"));

    private final Pool pool;

    SweepRepository(Pool pool) {
        this.pool = pool;
    }

    private static String piece(String table, String key) {
        return "DELETE FROM %1$s WHERE ctid = ANY(ARRAY(SELECT ctid FROM %1$s WHERE %2$s = $1 LIMIT %3$d))"
                .formatted(table, key, PIECE);
    }

    /** Deletes a piece of what was said in a channel, and answers whether it was the last. */
    Uni<Boolean> channel(long id) {
        return sweep(OF_CHANNEL.iterator(), id);
    }

    /** Deletes a piece of what lies in a server, and answers whether it was the last. */
    Uni<Boolean> server(long id) {
        return sweep(OF_SERVER.iterator(), id);
    }

    private Uni<Boolean> sweep(Iterator<String> tables, long id) {
        if (!tables.hasNext()) {
            return Uni.createFrom().item(true);
        }
        return pool.preparedQuery(tables.next())
                .execute(Tuple.of(id))
                .chain(gone -> gone.rowCount() == PIECE ? Uni.createFrom().item(false) : sweep(tables, id));
    }
}
