package dev.cryb.messaging.access;

import dev.cryb.event.ChannelAccess;
import dev.cryb.event.DmAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.model.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads direct messages and groups: {@code channel} without a server, {@code recipient}, {@code relationship}. */
@ApplicationScoped
public class DmRepository {

    private static final String MODEL = """
            SELECT c.type, c.owner_id, r.user_id, r.closed, COALESCE(n.seq, 0) AS seq,
                c.type = 'dm' AND EXISTS (
                    SELECT 1 FROM recipient o JOIN relationship x ON x.user_id = r.user_id AND x.other_id = o.user_id
                    WHERE o.channel_id = c.id AND x.status = 'blocked') AS blocks
            FROM channel c JOIN recipient r ON r.channel_id = c.id %s
            WHERE c.id = $1 AND c.server_id IS NULL
            ORDER BY r.joined_at, r.user_id""".formatted(SightRepository.NEWEST);

    private static final String CHANNELS =
            """
            SELECT c.id, c.type, c.name, c.owner_id, n.id AS last_id, COALESCE(n.seq, 0) AS seq, me.closed, %s
            FROM recipient me
            JOIN channel c ON c.id = me.channel_id
            JOIN recipient r ON r.channel_id = c.id
            LEFT JOIN profile p ON p.user_id = r.user_id
            %s
            WHERE me.user_id = $1 AND ($2::bigint IS NULL OR c.id = $2)
            ORDER BY c.id, r.joined_at, r.user_id""".formatted(Profiles.columns("p", "r.user_id", ""), SightRepository.NEWEST);

    /**
     * A direct message or group as one recipient sees it.
     *
     * @param seq the newest message's place
     * @param closed whether that recipient has put it out of sight
     */
    public record Seen(Channel channel, long seq, boolean closed) {

        /** As far as rights go. */
        public DmAccess access() {
            List<User> recipients = channel.recipients() == null ? List.of() : channel.recipients();
            return new DmAccess(channel.id(), recipients.stream().map(User::id).toList());
        }
    }

    /** The holder's model of one; none if there is no such direct message. */
    Uni<Optional<DmModel>> load(SqlConnection connection, ChannelId id) {
        return connection.preparedQuery(MODEL).execute(Tuple.of(id.value())).map(rows -> model(id, rows));
    }

    /** One, for a recipient. */
    public Uni<Optional<Seen>> one(SqlConnection connection, ChannelId id, UserId userId) {
        return read(connection, userId, id.value())
                .map(seen -> seen.isEmpty() ? Optional.empty() : Optional.of(seen.get(0)));
    }

    /** All that a user is in, closed ones too. */
    public Uni<List<Seen>> all(SqlConnection connection, UserId userId) {
        return read(connection, userId, null);
    }

    private static Uni<List<Seen>> read(SqlConnection connection, UserId userId, @Nullable Long id) {
        return connection
                .preparedQuery(CHANNELS)
                .execute(Tuple.of(userId.value(), id))
                .map(rows -> {
                    Map<Long, Seen> seen = new LinkedHashMap<>();
                    for (Row row : rows) {
                        List<User> recipients = seen.computeIfAbsent(row.getLong("id"), unknown -> seen(row))
                                .channel()
                                .recipients();
                        if (recipients != null) {
                            recipients.add(Profiles.user(row, ""));
                        }
                    }
                    return List.copyOf(seen.values());
                });
    }

    private static Seen seen(Row row) {
        Long last = row.getLong("last_id");
        Channel channel = new Channel(
                new ChannelId(row.getLong("id")),
                null,
                AccessRows.channelType(row.getString("type")),
                row.getString("name"),
                null,
                0,
                null,
                0,
                last == null ? null : new MessageId(last),
                null,
                new ArrayList<>(),
                owner(row),
                null);
        return new Seen(channel, row.getLong("seq"), row.getBoolean("closed"));
    }

    private static Optional<DmModel> model(ChannelId id, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row first = rows.iterator().next();
        List<UserId> recipients = new ArrayList<>();
        List<UserId> closed = new ArrayList<>();
        boolean blocked = false;
        for (Row row : rows) {
            UserId userId = new UserId(row.getLong("user_id"));
            recipients.add(userId);
            if (row.getBoolean("closed")) {
                closed.add(userId);
            }
            blocked |= row.getBoolean("blocks");
        }
        ChannelType type = AccessRows.channelType(first.getString("type"));
        ChannelModel channel =
                new ChannelModel(new ChannelAccess(id, type, null, List.of()), 0, 0, first.getLong("seq"));
        return Optional.of(new DmModel(channel, recipients, closed, owner(first), blocked));
    }

    private static @Nullable UserId owner(Row row) {
        Long owner = row.getLong("owner_id");
        return owner == null ? null : new UserId(owner);
    }
}
