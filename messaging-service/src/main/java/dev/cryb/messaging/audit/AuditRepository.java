package dev.cryb.messaging.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.id.AuditId;
import dev.cryb.id.ServerId;
import dev.cryb.json.Json;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.AuditEntry;
import dev.cryb.request.ListAudit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table {@code audit}. */
@ApplicationScoped
public class AuditRepository {

    private static final String INSERT = """
            INSERT INTO audit (id, server_id, action, actor_id, target_id, reason, changes, created_at)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[],
                $7::text[], $8::timestamptz[])""";

    private static final String LIST = """
            SELECT a.id, a.action, a.target_id, a.reason, a.changes, a.created_at, %s
            FROM audit a LEFT JOIN profile p ON p.user_id = a.actor_id
            WHERE a.server_id = $1 AND ($2::text IS NULL OR a.action = $2) AND ($3::bigint IS NULL OR a.actor_id = $3)
                AND ($4::bigint IS NULL OR a.id < $4)
            ORDER BY a.id DESC LIMIT $5""".formatted(Profiles.columns("p", "a.actor_id", ""));

    private static final String FORGET = """
            DELETE FROM audit WHERE id IN (
                SELECT id FROM audit WHERE created_at < now() - interval '90 days' LIMIT $1)""";

    /** Entries that one statement forgets at most. */
    private static final int PIECE = 10_000;

    private static final TypeReference<List<AuditEntry.Change>> CHANGES = new TypeReference<>() {};

    Uni<Void> insert(Transaction transaction, List<AuditEntry> entries) {
        return PgTransaction.connection(transaction)
                .preparedQuery(INSERT)
                .execute(Tuple.tuple(List.of(
                        entries.stream().map(entry -> entry.id().value()).toArray(Long[]::new),
                        entries.stream().map(entry -> entry.serverId().value()).toArray(Long[]::new),
                        entries.stream().map(AuditEntry::action).toArray(String[]::new),
                        entries.stream()
                                .map(entry -> entry.actor().id().value())
                                .toArray(Long[]::new),
                        entries.stream().map(AuditEntry::targetId).toArray(String[]::new),
                        entries.stream().map(AuditEntry::reason).toArray(String[]::new),
                        entries.stream()
                                .map(entry -> Json.write(entry.changes()))
                                .toArray(String[]::new),
                        entries.stream()
                                .map(entry -> entry.createdAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))))
                .replaceWithVoid();
    }

    /** The newest entries that fit, one more than asked for if there are more. */
    Uni<List<AuditEntry>> list(SqlConnection connection, ListAudit query, int limit) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        query.serverId().value(),
                        query.action(),
                        query.actorId() == null ? null : query.actorId().value(),
                        query.before() == null ? null : query.before().value(),
                        limit + 1))
                .map(rows -> {
                    List<AuditEntry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(entry(row, query.serverId())));
                    return entries;
                });
    }

    /** Forgets what is older than 90 days, a piece at a time. */
    public Uni<Void> forgetOld(Pool pool) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(PIECE))
                .map(RowSet::rowCount)
                .repeat()
                .whilst(gone -> gone == PIECE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static AuditEntry entry(Row row, ServerId serverId) {
        try {
            return new AuditEntry(
                    new AuditId(row.getLong("id")),
                    serverId,
                    row.getString("action"),
                    Profiles.user(row, ""),
                    row.getString("target_id"),
                    row.getString("reason"),
                    Json.shared().readValue(row.getString("changes"), CHANGES),
                    row.getOffsetDateTime("created_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read our own changes", e);
        }
    }
}
