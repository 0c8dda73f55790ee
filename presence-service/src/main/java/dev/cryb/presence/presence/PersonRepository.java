package dev.cryb.presence.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.Activity;
import dev.cryb.model.Presence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code person}. */
@ApplicationScoped
class PersonRepository {

    private static final String COLUMNS = """
            user_id, hidden, custom::text AS custom, sessions::text AS sessions, servers, shown::text AS shown,
            told_at, left_at, due_at""";

    private static final String READ = "SELECT " + COLUMNS + " FROM person WHERE user_id = ANY($1)";

    /** The partition of an id is bits 16 to 21. */
    private static final String UNDER = """
            SELECT %s FROM person
            WHERE leases <> '{}' AND $1 = ANY(leases) AND (user_id >> 16) & 63 = $2""".formatted(COLUMNS);

    private static final String WRITE = """
            INSERT INTO person (user_id, hidden, custom, sessions, leases, servers, shown, here,
                told_at, left_at, due_at)
            SELECT r.* FROM jsonb_to_recordset($1::text::jsonb) AS r(user_id bigint, hidden boolean, custom jsonb,
                sessions jsonb, leases text[], servers bigint[], shown jsonb, here boolean,
                told_at timestamptz, left_at timestamptz, due_at timestamptz)
            ORDER BY r.user_id
            ON CONFLICT (user_id) DO UPDATE SET hidden = EXCLUDED.hidden, custom = EXCLUDED.custom,
                sessions = EXCLUDED.sessions, leases = EXCLUDED.leases, servers = EXCLUDED.servers,
                shown = EXCLUDED.shown, here = EXCLUDED.here, told_at = EXCLUDED.told_at,
                left_at = EXCLUDED.left_at, due_at = EXCLUDED.due_at""";

    /** Materialized, so that the plan for any limit does not read everyone in the hope of finding enough soon. */
    private static final String SHOWN = """
            WITH there AS MATERIALIZED (
                SELECT shown FROM person
                WHERE here AND servers && $2::bigint[] AND NOT user_id = ANY($1) AND user_id <> $4)
            SELECT shown::text FROM person WHERE user_id = ANY($1) AND user_id <> $4
            UNION ALL
            (SELECT shown::text FROM there LIMIT $3)""";

    Uni<List<Person>> read(SqlClient client, Collection<UserId> userIds) {
        return client.preparedQuery(READ).execute(Tuple.of(values(userIds))).map(PersonRepository::people);
    }

    /** Those of a partition who have a session under a lease. */
    Uni<List<Person>> under(SqlClient client, String lease, int partition) {
        return client.preparedQuery(UNDER).execute(Tuple.of(lease, partition)).map(PersonRepository::people);
    }

    /**
     * What others were told of these last, and of up to so many more who are there in one of the servers.
     *
     * @param but someone who is left out
     * @return presences as JSON
     */
    Uni<List<String>> shown(
            SqlClient client, Collection<UserId> userIds, Collection<ServerId> servers, UserId but, int most) {
        return client.preparedQuery(SHOWN)
                .execute(Tuple.of(
                        values(userIds), servers.stream().map(ServerId::value).toArray(Long[]::new), most, but.value()))
                .map(rows -> {
                    List<String> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getString(0)));
                    return found;
                });
    }

    /** Writes people as they are now; of those who come twice, the later. */
    Uni<Void> write(Transaction transaction, List<Person> people) {
        Map<UserId, Person> latest = new LinkedHashMap<>();
        people.forEach(person -> latest.put(person.id(), person));
        ArrayNode rows = Json.shared().createArrayNode();
        latest.values().forEach(person -> rows.add(row(person)));
        return PgTransaction.connection(transaction)
                .preparedQuery(WRITE)
                .execute(Tuple.of(Json.write(rows)))
                .replaceWithVoid();
    }

    Uni<Void> remove(Transaction transaction, List<Person> people) {
        return PgTransaction.connection(transaction)
                .preparedQuery("DELETE FROM person WHERE user_id = ANY($1)")
                .execute(Tuple.of(values(people.stream().map(Person::id).toList())))
                .replaceWithVoid();
    }

    private static ObjectNode row(Person person) {
        ObjectNode row = Json.shared().createObjectNode();
        row.put("user_id", person.id().value());
        row.put("hidden", person.hidden());
        if (person.custom() != null) {
            row.set("custom", Json.shared().valueToTree(person.custom()));
        }
        row.set("sessions", Json.shared().valueToTree(person.seats()));
        ArrayNode leases = row.putArray("leases");
        person.seats().stream().map(Seat::lease).distinct().forEach(leases::add);
        ArrayNode servers = row.putArray("servers");
        person.servers().forEach(server -> servers.add(server.value()));
        row.set("shown", Json.shared().valueToTree(person.shown()));
        row.put("here", !person.shown().isOffline());
        put(row, "told_at", person.toldAt());
        put(row, "left_at", person.leftAt());
        put(row, "due_at", person.dueAt());
        return row;
    }

    private static void put(ObjectNode row, String column, @Nullable Instant time) {
        if (time != null) {
            row.put(column, time.toString());
        }
    }

    private static List<Person> people(RowSet<Row> rows) {
        List<Person> people = new ArrayList<>();
        rows.forEach(row -> people.add(person(row)));
        return people;
    }

    private static Person person(Row row) {
        String custom = row.getString("custom");
        return new Person(
                new UserId(row.getLong("user_id")),
                row.getBoolean("hidden"),
                custom == null ? null : Json.readOwn(custom, Activity.class),
                List.of(Json.readOwn(row.getString("sessions"), Seat[].class)),
                Arrays.stream(row.getArrayOfLongs("servers")).map(ServerId::new).toList(),
                Json.readOwn(row.getString("shown"), Presence.class),
                time(row, "told_at"),
                time(row, "left_at"),
                time(row, "due_at"));
    }

    private static @Nullable Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Long[] values(Collection<UserId> userIds) {
        return userIds.stream().map(UserId::value).toArray(Long[]::new);
    }
}
