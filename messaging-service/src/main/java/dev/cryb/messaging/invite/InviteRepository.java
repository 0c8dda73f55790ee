package dev.cryb.messaging.invite;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.model.Invite;
import dev.cryb.model.InviteInfo;
import dev.cryb.request.InviteCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code invite}. */
@ApplicationScoped
class InviteRepository {

    private static final String COLUMNS =
            "i.code, i.server_id, i.channel_id, i.creator_id, i.uses, i.max_uses, i.expires_at";

    private static final String INFO = """
            SELECT %s, s.name, s.icon, s.member_count, c.name AS channel_name
            FROM invite i JOIN server s ON s.id = i.server_id JOIN channel c ON c.id = i.channel_id
            WHERE i.code = $1""".formatted(COLUMNS);

    /** Of servers and channels that are there. */
    private static final String FIND = """
            SELECT %s FROM invite i JOIN server s ON s.id = i.server_id JOIN channel c ON c.id = i.channel_id
            WHERE i.code = $1""".formatted(COLUMNS);

    /** As {@link InviteRules#requireOpen}. */
    private static final String OPEN =
            "i.server_id = $1 AND (i.expires_at IS NULL OR i.expires_at > $2) AND (i.max_uses = 0 OR i.uses < i.max_uses)";

    private static final String LIST =
            "SELECT " + COLUMNS + " FROM invite i WHERE " + OPEN + " ORDER BY i.created_at DESC, i.code LIMIT $3";

    private static final String COUNT = "SELECT count(*) FROM invite i WHERE " + OPEN;

    private static final String SWEEP_EXPIRED = """
            DELETE FROM invite WHERE code = ANY(ARRAY(
                SELECT code FROM invite WHERE expires_at < $1 ORDER BY expires_at LIMIT $2))""";

    private static final String SWEEP_USED_UP = """
            DELETE FROM invite WHERE code = ANY(ARRAY(
                SELECT code FROM invite WHERE max_uses > 0 AND uses >= max_uses LIMIT $1))""";

    /** An invite and where it leads. */
    record Resolved(Invite invite, InviteInfo info) {}

    Uni<Void> insert(SqlConnection connection, Invite invite, Instant now) {
        return connection
                .preparedQuery("""
                        INSERT INTO invite
                            (code, server_id, channel_id, creator_id, uses, max_uses, expires_at, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""")
                .execute(Tuple.tuple(Arrays.asList(
                        invite.code(),
                        invite.serverId().value(),
                        invite.channelId().value(),
                        invite.creatorId().value(),
                        invite.uses(),
                        invite.maxUses(),
                        utc(invite.expiresAt()),
                        utc(now))))
                .replaceWithVoid();
    }

    Uni<Optional<Invite>> find(SqlConnection connection, InviteCode code) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(code.text()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(invite(rows.iterator().next())));
    }

    Uni<Optional<Resolved>> resolve(SqlConnection connection, InviteCode code) {
        return connection
                .preparedQuery(INFO)
                .execute(Tuple.of(code.text()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(resolved(rows.iterator().next())));
    }

    Uni<Void> use(SqlConnection connection, Invite invite) {
        return connection
                .preparedQuery("UPDATE invite SET uses = uses + 1 WHERE code = $1")
                .execute(Tuple.of(invite.code()))
                .replaceWithVoid();
    }

    /** A server's invites that are open, newest first. */
    Uni<List<Invite>> open(SqlConnection connection, ServerId serverId, Instant now) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(serverId.value(), utc(now), InviteRules.MAX_OPEN))
                .map(rows -> {
                    List<Invite> open = new ArrayList<>(rows.size());
                    rows.forEach(row -> open.add(invite(row)));
                    return open;
                });
    }

    /** How many invites of a server are open. */
    Uni<Integer> countOpen(SqlConnection connection, ServerId serverId, Instant now) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(serverId.value(), utc(now)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Uni<Void> delete(SqlConnection connection, Invite invite) {
        return connection
                .preparedQuery("DELETE FROM invite WHERE code = $1")
                .execute(Tuple.of(invite.code()))
                .replaceWithVoid();
    }

    /** Deletes some of those that ended by time before this moment, and says how many. */
    Uni<Integer> sweepExpired(Pool pool, Instant before, int limit) {
        return pool.preparedQuery(SWEEP_EXPIRED)
                .execute(Tuple.of(utc(before), limit))
                .map(RowSet::rowCount);
    }

    /** Deletes some of those that ended by use, and says how many. */
    Uni<Integer> sweepUsedUp(Pool pool, int limit) {
        return pool.preparedQuery(SWEEP_USED_UP).execute(Tuple.of(limit)).map(RowSet::rowCount);
    }

    private static Invite invite(Row row) {
        return new Invite(
                row.getString("code"),
                new ServerId(row.getLong("server_id")),
                new ChannelId(row.getLong("channel_id")),
                new UserId(row.getLong("creator_id")),
                row.getInteger("uses"),
                row.getInteger("max_uses"),
                AccessRows.instant(row, "expires_at"));
    }

    private static Resolved resolved(Row row) {
        Invite invite = invite(row);
        InviteInfo info = new InviteInfo(
                invite.code(),
                new InviteInfo.ServerInfo(
                        invite.serverId(),
                        row.getString("name"),
                        row.getString("icon"),
                        row.getInteger("member_count")),
                new InviteInfo.ChannelInfo(invite.channelId(), row.getString("channel_name")),
                invite.expiresAt());
        return new Resolved(invite, info);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
