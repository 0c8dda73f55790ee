package dev.cryb.messaging.invite;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.AccessRows;
import dev.cryb.model.Invite;
import dev.cryb.model.InviteInfo;
import dev.cryb.request.InviteCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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
                .preparedQuery("SELECT " + COLUMNS + " FROM invite i WHERE i.code = $1")
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
