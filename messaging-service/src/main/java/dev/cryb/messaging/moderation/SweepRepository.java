package dev.cryb.messaging.moderation;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.request.SweepAuthor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a server's messages piece by piece, in the order of channels and messages. */
@ApplicationScoped
class SweepRepository {

    /** Rows that one piece looks at, whoever wrote them. */
    private static final int LOOKED_AT = 5_000;

    /** Messages that one piece deletes: as many as one bulk deletion may name. */
    private static final int DELETED = 100;

    private static final String PIECE = """
            SELECT id, author_id = $3 AND deleted_at IS NULL AS theirs FROM message
            WHERE channel_id = $1 AND id >= $2 ORDER BY id LIMIT $4""";

    /**
     * What a piece found.
     *
     * @param theirs to be deleted
     * @param next where to look on in this channel; none at its end
     */
    record Piece(List<MessageId> theirs, Optional<MessageId> next) {}

    /** The first channel of a server from a place on. */
    Uni<Optional<ChannelId>> channel(SqlConnection connection, ServerId serverId, long from) {
        return connection
                .preparedQuery("""
                        SELECT id FROM channel WHERE server_id = $1 AND id >= $2 AND type <> 'category'
                        ORDER BY id LIMIT 1""")
                .execute(Tuple.of(serverId.value(), from))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ChannelId(rows.iterator().next().getLong(0))));
    }

    Uni<Piece> piece(SqlConnection connection, ChannelId channelId, MessageId from, SweepAuthor sweep) {
        return connection
                .preparedQuery(PIECE)
                .execute(Tuple.of(
                        channelId.value(), from.value(), sweep.authorId().value(), LOOKED_AT))
                .map(SweepRepository::piece);
    }

    private static Piece piece(RowSet<Row> rows) {
        List<MessageId> theirs = new ArrayList<>();
        long last = 0;
        for (Row row : rows) {
            last = row.getLong("id");
            if (theirs.size() == DELETED) {
                return new Piece(theirs, Optional.of(new MessageId(last)));
            }
            if (row.getBoolean("theirs")) {
                theirs.add(new MessageId(last));
            }
        }
        return new Piece(theirs, rows.size() == LOOKED_AT ? Optional.of(new MessageId(last + 1)) : Optional.empty());
    }
}
