package dev.cryb.messaging.search;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.message.MessageRows;
import dev.cryb.model.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code unindexed} and {@code search}. */
@ApplicationScoped
class SearchRepository {

    /** Takes notes away that no other instance is at; a message may be noted more than once. */
    private static final String TAKE = """
            WITH taken AS (
                DELETE FROM unindexed WHERE ctid = ANY(ARRAY(
                    SELECT ctid FROM unindexed LIMIT $1 FOR UPDATE SKIP LOCKED))
                RETURNING channel_id, message_id)
            SELECT DISTINCT t.channel_id, t.message_id, m.author_id, m.content, c.server_id,
                m.id IS NOT NULL AND m.deleted_at IS NULL AND c.id IS NOT NULL AS stands
            FROM taken t
            LEFT JOIN message m ON m.channel_id = t.channel_id AND m.id = t.message_id
            LEFT JOIN channel c ON c.id = t.channel_id""";

    private static final String FORGET = """
            DELETE FROM search s USING unnest($1::bigint[], $2::bigint[]) AS g(channel_id, message_id)
            WHERE s.channel_id = g.channel_id AND s.message_id = g.message_id""";

    private static final String WRITE = """
            INSERT INTO search (channel_id, message_id, server_id, author_id, terms)
            SELECT v.channel_id, v.message_id, v.server_id, v.author_id, array_to_tsvector(ARRAY(
                SELECT DISTINCT jsonb_array_elements_text(v.terms::jsonb)))
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
                AS v(channel_id, message_id, server_id, author_id, terms)
            ON CONFLICT (channel_id, message_id) DO UPDATE SET terms = excluded.terms""";

    private static final String FOUND = """
            SELECT channel_id, message_id FROM search
            WHERE terms @@ $1::text::tsquery AND channel_id = ANY($2) AND ($3::bigint IS NULL OR message_id < $3)""";

    /** Messages that are looked at from the newest on, before the index of words is asked. */
    private static final int NEWEST = 5_000;

    /** Common words are among the newest messages, which costs less than sorting all that the index has of them. */
    private static final String NEWEST_HITS = """
            SELECT channel_id, message_id FROM (
                SELECT channel_id, message_id, terms FROM search
                WHERE %s = $5 AND ($3::bigint IS NULL OR message_id < $3) ORDER BY message_id DESC LIMIT $6) newest
            WHERE terms @@ $1::text::tsquery AND channel_id = ANY($2) ORDER BY message_id DESC LIMIT $4""";

    private static final String NEWEST_OF_SERVER = NEWEST_HITS.formatted("server_id");
    private static final String NEWEST_OF_CHANNEL = NEWEST_HITS.formatted("channel_id");

    private static final String HITS = FOUND + " ORDER BY message_id DESC LIMIT $4";

    private static final String TOTAL = "SELECT count(*) FROM (" + FOUND + " LIMIT $4) found";

    private static final String WHOLE = MessageRows.SELECT + """
            (m.channel_id, m.id) IN (SELECT * FROM unnest($2::bigint[], $3::bigint[])) ORDER BY m.id DESC""";

    /** A message whose words are to be written anew, or forgotten if it does not stand. */
    record Noted(
            ChannelId channelId,
            MessageId id,
            @Nullable ServerId serverId,
            UserId authorId,
            String content,
            boolean stands) {}

    /** Where a hit lies. */
    record Hit(long channelId, long id) {}

    /** Takes some notes; they are gone when the transaction commits. */
    Uni<List<Noted>> take(SqlConnection connection, int limit) {
        return connection.preparedQuery(TAKE).execute(Tuple.of(limit)).map(rows -> {
            List<Noted> noted = new ArrayList<>(rows.size());
            rows.forEach(row -> noted.add(noted(row)));
            return noted;
        });
    }

    private static Noted noted(Row row) {
        boolean stands = row.getBoolean("stands");
        Long server = row.getLong("server_id");
        return new Noted(
                new ChannelId(row.getLong("channel_id")),
                new MessageId(row.getLong("message_id")),
                server == null ? null : new ServerId(server),
                new UserId(stands ? row.getLong("author_id") : 0),
                stands ? row.getString("content") : "",
                stands);
    }

    /** Forgets those that do not stand. */
    Uni<Void> forget(SqlConnection connection, List<Noted> gone) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(
                        gone.stream().map(one -> one.channelId().value()).toArray(Long[]::new),
                        gone.stream().map(one -> one.id().value()).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Writes what those are found by that stand. */
    Uni<Void> write(SqlConnection connection, List<Noted> standing) {
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(
                        standing.stream().map(one -> one.channelId().value()).toArray(Long[]::new),
                        standing.stream().map(one -> one.id().value()).toArray(Long[]::new),
                        standing.stream()
                                .map(one -> one.serverId() == null
                                        ? null
                                        : one.serverId().value())
                                .toArray(Long[]::new),
                        standing.stream().map(one -> one.authorId().value()).toArray(Long[]::new),
                        standing.stream().map(SearchRepository::terms).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static String terms(Noted one) {
        return new JsonArray(Arrays.asList(Terms.of(one.serverId(), one.channelId(), one.authorId(), one.content())))
                .encode();
    }

    /**
     * The newest messages that a tsquery finds in these channels.
     *
     * @param serverId the server that they lie in; null if it is one channel
     */
    Uni<List<Hit>> hits(
            SqlConnection connection,
            String query,
            @Nullable ServerId serverId,
            List<ChannelId> channels,
            @Nullable MessageId before,
            int limit) {
        Long until = before == null ? null : before.value();
        long scope = serverId == null ? channels.get(0).value() : serverId.value();
        return connection
                .preparedQuery(serverId == null ? NEWEST_OF_CHANNEL : NEWEST_OF_SERVER)
                .execute(Tuple.of(query, values(channels), until, limit, scope, NEWEST))
                .map(SearchRepository::hits)
                .chain(newest -> newest.size() == limit
                        ? Uni.createFrom().item(newest)
                        : connection
                                .preparedQuery(HITS)
                                .execute(Tuple.of(query, values(channels), until, limit))
                                .map(SearchRepository::hits));
    }

    private static List<Hit> hits(RowSet<Row> rows) {
        List<Hit> hits = new ArrayList<>(rows.size());
        rows.forEach(row -> hits.add(new Hit(row.getLong(0), row.getLong(1))));
        return hits;
    }

    /** How many messages a tsquery finds in these channels, counted up to a bound. */
    Uni<Integer> total(SqlConnection connection, String query, Collection<ChannelId> channels, int bound) {
        return connection
                .preparedQuery(TOTAL)
                .execute(Tuple.of(query, values(channels), null, bound))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** The messages of hits that still stand, newest first. */
    Uni<List<Message>> messages(SqlConnection connection, UserId reader, @Nullable ServerId serverId, List<Hit> hits) {
        return connection
                .preparedQuery(WHOLE)
                .execute(Tuple.of(
                        reader.value(),
                        hits.stream().map(Hit::channelId).toArray(Long[]::new),
                        hits.stream().map(Hit::id).toArray(Long[]::new)))
                .map(rows -> {
                    List<Message> messages = new ArrayList<>(rows.size());
                    rows.forEach(row -> messages.add(MessageRows.message(row, serverId)));
                    return messages;
                });
    }

    private static Long[] values(Collection<ChannelId> channels) {
        return channels.stream().map(ChannelId::value).toArray(Long[]::new);
    }
}
