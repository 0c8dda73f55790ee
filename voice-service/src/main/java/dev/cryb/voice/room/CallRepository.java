package dev.cryb.voice.room;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permissions;
import dev.cryb.request.RecheckVoice;
import dev.cryb.voice.room.Call.Devices;
import dev.cryb.voice.room.Call.Silence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code call}, {@code silence} and {@code room}. */
@ApplicationScoped
public class CallRepository {

    private static final String COLUMNS = """
            user_id, call, channel_id, server_id, rights, joined, participant, joined_at, due_at, changed,
            mute, deaf, self_mute, self_deaf, self_video, self_stream""";

    private static final String OF = "SELECT " + COLUMNS + " FROM call WHERE user_id = $1";
    private static final String IN = "SELECT " + COLUMNS + " FROM call WHERE channel_id = $1 ORDER BY joined_at";
    private static final String ALL = "SELECT " + COLUMNS + " FROM call";

    private static final String AROUND = "SELECT " + COLUMNS + """
             FROM call
            WHERE joined AND (server_id = ANY($1) OR channel_id = ANY($2) OR user_id = $3) LIMIT $4""";

    private static final String CONCERNED = "SELECT " + COLUMNS + """
             FROM call
            WHERE (($1::bigint IS NULL AND server_id IS NULL) OR server_id = $1)
              AND ($2::bigint IS NULL OR channel_id = $2) AND ($3::bigint IS NULL OR user_id = $3) LIMIT $4""";

    private static final String WRITE = """
            INSERT INTO call (%s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (user_id) DO UPDATE SET call = EXCLUDED.call, channel_id = EXCLUDED.channel_id,
                server_id = EXCLUDED.server_id, rights = EXCLUDED.rights, joined = EXCLUDED.joined,
                participant = EXCLUDED.participant, joined_at = EXCLUDED.joined_at, due_at = EXCLUDED.due_at,
                changed = EXCLUDED.changed, mute = EXCLUDED.mute, deaf = EXCLUDED.deaf,
                self_mute = EXCLUDED.self_mute, self_deaf = EXCLUDED.self_deaf,
                self_video = EXCLUDED.self_video, self_stream = EXCLUDED.self_stream""".formatted(COLUMNS);

    /** Made where it is missing, so that there is always something to lock. */
    private static final String LOCK = """
            INSERT INTO room (channel_id) VALUES ($1)
            ON CONFLICT (channel_id) DO UPDATE SET channel_id = EXCLUDED.channel_id""";

    private static final String SILENCE = """
            INSERT INTO silence (user_id, server_id, mute, deaf) VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, server_id) DO UPDATE SET mute = EXCLUDED.mute, deaf = EXCLUDED.deaf""";

    /** A moderator's word on someone in a server. */
    record Silenced(UserId userId, ServerId serverId, Silence silence) {}

    /** Someone's call. */
    public Uni<@Nullable Call> of(SqlClient client, UserId userId) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(userId.value()))
                .map(rows -> rows.size() == 0 ? null : call(rows.iterator().next()));
    }

    /** All in a channel, those too who are waited for. */
    Uni<List<Call>> in(SqlClient client, ChannelId channelId) {
        return client.preparedQuery(IN).execute(Tuple.of(channelId.value())).map(CallRepository::calls);
    }

    /** All there are. */
    public Uni<List<Call>> all(SqlClient client) {
        return client.preparedQuery(ALL).execute().map(CallRepository::calls);
    }

    /** Those who are there in some servers and direct messages, and the user's own. */
    Uni<List<Call>> around(
            SqlClient client, Collection<ServerId> servers, Collection<ChannelId> channels, UserId userId, int most) {
        return client.preparedQuery(AROUND)
                .execute(Tuple.of(
                        servers.stream().map(ServerId::value).toArray(Long[]::new),
                        channels.stream().map(ChannelId::value).toArray(Long[]::new),
                        userId.value(),
                        most))
                .map(CallRepository::calls);
    }

    /** Those whom a change of rights may concern. */
    Uni<List<Call>> concerned(SqlClient client, RecheckVoice recheck, int most) {
        ServerId server = recheck.serverId();
        ChannelId channel = recheck.channelId();
        UserId user = recheck.userId();
        return client.preparedQuery(CONCERNED)
                .execute(Tuple.of(
                        server == null ? null : server.value(),
                        channel == null ? null : channel.value(),
                        user == null ? null : user.value(),
                        most))
                .map(CallRepository::calls);
    }

    /** Waits until nobody else is joining the channel, until the transaction ends. */
    Uni<Void> lock(SqlClient client, ChannelId channelId) {
        return client.preparedQuery(LOCK).execute(Tuple.of(channelId.value())).replaceWithVoid();
    }

    /** What moderators have taken from someone in a server. */
    Uni<Silence> silence(SqlClient client, UserId userId, ServerId serverId) {
        return client.preparedQuery("SELECT mute, deaf FROM silence WHERE user_id = $1 AND server_id = $2")
                .execute(Tuple.of(userId.value(), serverId.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Silence.NONE;
                    }
                    Row row = rows.iterator().next();
                    return new Silence(row.getBoolean(0), row.getBoolean(1));
                });
    }

    Uni<Void> write(Transaction transaction, List<Call> calls) {
        return PgTransaction.connection(transaction)
                .preparedQuery(WRITE)
                .executeBatch(calls.stream().map(CallRepository::row).toList())
                .replaceWithVoid();
    }

    Uni<Void> remove(Transaction transaction, List<UserId> userIds) {
        return PgTransaction.connection(transaction)
                .preparedQuery("DELETE FROM call WHERE user_id = ANY($1)")
                .execute(Tuple.of(userIds.stream().map(UserId::value).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> silence(Transaction transaction, List<Silenced> words) {
        return PgTransaction.connection(transaction)
                .preparedQuery(SILENCE)
                .executeBatch(words.stream()
                        .map(word -> Tuple.of(
                                word.userId().value(),
                                word.serverId().value(),
                                word.silence().mute(),
                                word.silence().deaf()))
                        .toList())
                .replaceWithVoid();
    }

    private static Tuple row(Call call) {
        ServerId server = call.serverId();
        Instant due = call.dueAt();
        Tuple row = Tuple.tuple();
        row.addLong(call.userId().value());
        row.addString(call.id());
        row.addLong(call.channelId().value());
        row.addValue(server == null ? null : server.value());
        row.addLong(call.rights().bits());
        row.addBoolean(call.joined());
        row.addValue(call.participant());
        row.addOffsetDateTime(call.joinedAt().atOffset(ZoneOffset.UTC));
        row.addValue(due == null ? null : due.atOffset(ZoneOffset.UTC));
        row.addBoolean(call.changed());
        row.addBoolean(call.silence().mute());
        row.addBoolean(call.silence().deaf());
        row.addBoolean(call.devices().mute());
        row.addBoolean(call.devices().deaf());
        row.addBoolean(call.devices().video());
        row.addBoolean(call.devices().stream());
        return row;
    }

    private static List<Call> calls(RowSet<Row> rows) {
        List<Call> calls = new ArrayList<>();
        rows.forEach(row -> calls.add(call(row)));
        return calls;
    }

    private static Call call(Row row) {
        Long server = row.getLong("server_id");
        OffsetDateTime due = row.getOffsetDateTime("due_at");
        return new Call(
                new UserId(row.getLong("user_id")),
                row.getString("call"),
                new ChannelId(row.getLong("channel_id")),
                server == null ? null : new ServerId(server),
                new Permissions(row.getLong("rights")),
                row.getBoolean("joined"),
                row.getString("participant"),
                row.getOffsetDateTime("joined_at").toInstant(),
                due == null ? null : due.toInstant(),
                row.getBoolean("changed"),
                new Silence(row.getBoolean("mute"), row.getBoolean("deaf")),
                new Devices(
                        row.getBoolean("self_mute"),
                        row.getBoolean("self_deaf"),
                        row.getBoolean("self_video"),
                        row.getBoolean("self_stream")));
    }
}
