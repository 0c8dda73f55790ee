package dev.cryb.messaging.dm;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes {@code recipient}, {@code dm_pair}, and the channels that lie in no server. */
@ApplicationScoped
class RecipientRepository {

    private static final String CHANNEL = """
            INSERT INTO channel (id, server_id, type, name, position, owner_id) VALUES ($1, NULL, $2, $3, 0, $4)""";

    private static final String RECIPIENTS = """
            INSERT INTO recipient (channel_id, user_id, joined_at) SELECT $1, u, $3 FROM unnest($2::bigint[]) AS u""";

    private static final String FULL = """
            SELECT 1 FROM recipient WHERE user_id = ANY($1) AND NOT closed GROUP BY user_id HAVING count(*) >= $2 LIMIT 1""";

    /** The direct message of two people, if they have one. */
    Uni<Optional<ChannelId>> ofPair(SqlConnection connection, UserId one, UserId other) {
        return connection
                .preparedQuery("SELECT channel_id FROM dm_pair WHERE low_id = $1 AND high_id = $2")
                .execute(pair(one, other))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ChannelId(rows.iterator().next().getLong(0))));
    }

    /** Notes that this is the one direct message of two people. */
    Uni<Void> keepPair(SqlConnection connection, UserId one, UserId other, ChannelId id) {
        return connection
                .preparedQuery("INSERT INTO dm_pair (low_id, high_id, channel_id) VALUES ($1, $2, $3)")
                .execute(pair(one, other).addLong(id.value()))
                .replaceWithVoid();
    }

    /** Adds a direct message or group with those in it. */
    Uni<Void> insert(
            SqlConnection connection,
            ChannelId id,
            ChannelType type,
            String name,
            @Nullable UserId owner,
            Collection<UserId> recipients,
            Instant now) {
        return connection
                .preparedQuery(CHANNEL)
                .execute(Tuple.tuple(Arrays.asList(
                        id.value(), type.name().toLowerCase(Locale.ROOT), name, owner == null ? null : owner.value())))
                .chain(() -> add(connection, id, recipients, now));
    }

    /** Adds recipients. */
    Uni<Void> add(SqlConnection connection, ChannelId id, Collection<UserId> recipients, Instant now) {
        return connection
                .preparedQuery(RECIPIENTS)
                .execute(Tuple.of(id.value(), values(recipients), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Takes a recipient out. */
    Uni<Void> remove(SqlConnection connection, ChannelId id, UserId userId) {
        return connection
                .preparedQuery("DELETE FROM recipient WHERE channel_id = $1 AND user_id = $2")
                .execute(Tuple.of(id.value(), userId.value()))
                .replaceWithVoid();
    }

    /** Gives a group to another of its recipients. */
    Uni<Void> own(SqlConnection connection, ChannelId id, UserId owner) {
        return connection
                .preparedQuery("UPDATE channel SET owner_id = $2 WHERE id = $1")
                .execute(Tuple.of(id.value(), owner.value()))
                .replaceWithVoid();
    }

    /** Ends a group that nobody is in. */
    Uni<Void> end(SqlConnection connection, ChannelId id) {
        return connection
                .preparedQuery("DELETE FROM channel WHERE id = $1")
                .execute(Tuple.of(id.value()))
                .replaceWithVoid();
    }

    /** Puts it out of recipients' sight, or back into it. */
    Uni<Void> close(SqlConnection connection, ChannelId id, Collection<UserId> recipients, boolean closed) {
        return connection
                .preparedQuery("UPDATE recipient SET closed = $3 WHERE channel_id = $1 AND user_id = ANY($2)")
                .execute(Tuple.of(id.value(), values(recipients), closed))
                .replaceWithVoid();
    }

    /** Whether one of these has this many open. */
    Uni<Boolean> anyHasOpen(SqlConnection connection, Collection<UserId> userIds, int limit) {
        return connection
                .preparedQuery(FULL)
                .execute(Tuple.of(values(userIds), limit))
                .map(rows -> rows.size() > 0);
    }

    private static Tuple pair(UserId one, UserId other) {
        return Tuple.tuple()
                .addLong(Math.min(one.value(), other.value()))
                .addLong(Math.max(one.value(), other.value()));
    }

    private static Long[] values(Collection<UserId> userIds) {
        return userIds.stream().map(UserId::value).toArray(Long[]::new);
    }
}
