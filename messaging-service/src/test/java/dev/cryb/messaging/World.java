package dev.cryb.messaging;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.bus.Transaction;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.Ids;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.DropUploads;
import dev.cryb.request.OfferUpload;
import dev.cryb.request.Query;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands one after another in batches of one, and queries, with a clock that tests move.
 *
 * <p>What a command sends on is run right after it.
 */
@ApplicationScoped
class World {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final AtomicLong NONCES = new AtomicLong();

    private final Pool pool;
    private final PgLaneStore store;
    private final Map<Class<?>, CommandHandler<?>> commands = new HashMap<>();
    private final Map<Class<?>, QueryHandler<?>> queries = new HashMap<>();
    private final Map<Integer, TestLine> lines = new HashMap<>();
    private final Map<UserId, User> people = new HashMap<>();
    private final AtomicLong uploads = new AtomicLong(Ids.of(System.currentTimeMillis(), 1, 0));
    private final AtomicLong users = new AtomicLong(Ids.of(System.currentTimeMillis(), 0, 0));
    /** What went to other services. */
    final List<Command> sent = new ArrayList<>();

    private Instant now = Instant.ofEpochMilli(System.currentTimeMillis());

    World(Pool pool, @Any Instance<CommandHandler<?>> commands, @Any Instance<QueryHandler<?>> queries) {
        this.pool = pool;
        this.store = new PgLaneStore(pool);
        commands.forEach(handler -> this.commands.put(handler.command(), handler));
        queries.forEach(handler -> this.queries.put(handler.query(), handler));
    }

    /** Somebody new. */
    Person person(String name) {
        Person person = new Person(this, new Caller(new UserId(users.incrementAndGet()), name, name, null));
        people.put(person.id(), person.caller().user());
        return person;
    }

    /** An upload that media hands over, finished. */
    UploadId uploads(Person person, UploadPurpose purpose, @Nullable ServerId serverId, @Nullable String picture) {
        UploadId id = new UploadId(uploads.incrementAndGet());
        Attachment file = new Attachment(id, "a.png", 100, "image/png", 10, 10, null, null);
        command(person.caller(), new OfferUpload(person.id(), purpose, "", file, serverId, picture))
                .ok();
        return id;
    }

    /** What media was told that nobody needs any more. */
    List<UploadId> dropped() {
        return sent.stream()
                .filter(DropUploads.class::isInstance)
                .flatMap(drop -> ((DropUploads) drop).uploadIds().stream())
                .toList();
    }

    /** Everybody who was ever new, as a gateway knows them. */
    User known(UserId id) {
        return Optional.ofNullable(people.get(id))
                .orElseThrow(() -> Refused.of(ErrorCode.UNKNOWN_USER, "There is no such user."));
    }

    /** The time of commands. */
    Instant now() {
        return now;
    }

    /** Moves the clock. */
    void passes(Duration time) {
        now = now.plus(time);
    }

    /** Throws the models away, as after a failed batch or a change of holders. */
    void forgets() {
        lines.values().forEach(line -> line.models.clear());
    }

    /** Runs SQL of the test's own. */
    List<Row> sql(String statement) {
        List<Row> rows = new ArrayList<>();
        pool.query(statement).execute().await().atMost(LONGEST).forEach(rows::add);
        return rows;
    }

    /** All that lies in a server, but what was said there, as text to compare. */
    String contents(ServerId id) {
        return Stream.of(
                        "SELECT * FROM server WHERE id = %s",
                        "SELECT * FROM role WHERE server_id = %s ORDER BY id",
                        "SELECT * FROM member WHERE server_id = %s ORDER BY user_id",
                        "SELECT * FROM channel WHERE server_id = %s ORDER BY id",
                        "SELECT o.* FROM overwrite o JOIN channel c ON c.id = o.channel_id WHERE c.server_id = %s ORDER BY 1, 3",
                        "SELECT * FROM invite WHERE server_id = %s ORDER BY code")
                .map(rows -> sql("SELECT COALESCE(string_agg(t::text, E'\n'), '') FROM (" + rows.formatted(id) + ") t"))
                .map(rows -> rows.get(0).getString(0))
                .collect(Collectors.joining("\n"));
    }

    <C extends Command> Answer command(Caller caller, C command) {
        return command(caller, command, true);
    }

    /** What a command would be answered and would tell; nothing of it stays. */
    <C extends Command> Answer trial(Caller caller, C command) {
        return command(caller, command, false);
    }

    private <C extends Command> Answer command(Caller caller, C command, boolean kept) {
        TestLine line = lines.computeIfAbsent(command.partition(caller, "n" + NONCES.incrementAndGet()), TestLine::new);
        try {
            return attempt(line, caller, command, kept);
        } catch (ClosedConnectionException e) {
            // Postgres ends transactions that a busy machine leaves idle for too long; a lane does its batch again.
            line.models.clear();
            return attempt(line, caller, command, kept);
        }
    }

    private <C extends Command> Answer attempt(TestLine line, Caller caller, C command, boolean kept) {
        Transaction transaction = store.begin().await().atMost(LONGEST);
        TestWork work = new TestWork(line, transaction, caller, now);
        Ack ack = run(command, work)
                .onFailure(Refused.class)
                .recoverWithItem(refusal -> refused(work, (Refused) refusal))
                .call(work::flush)
                .onFailure()
                .call(transaction::rollback)
                .call(() ->
                        kept ? transaction.commit(List.of(), work.todos, List.of(), () -> {}) : transaction.rollback())
                .await()
                .atMost(LONGEST);
        if (!kept && work.changed) {
            line.models.clear();
        }
        if (kept) {
            for (Command next : work.sent) {
                if (commands.containsKey(next.getClass())) {
                    command(caller, next);
                } else {
                    sent.add(next);
                }
            }
        }
        return new Answer(ack, work.events, work.asked);
    }

    <Q extends Query> Answer query(Caller caller, Q query) {
        Ack ack = answer(query, caller)
                .map(QueryHandler.Answer::ack)
                .onFailure(Refused.class)
                .recoverWithItem(refusal -> Ack.refused((Refused) refusal))
                .await()
                .atMost(LONGEST);
        return new Answer(ack, List.of(), true);
    }

    private static Ack refused(TestWork work, Refused refusal) {
        if (work.changed) {
            throw new AssertionError("refused after a change", refusal);
        }
        return Ack.refused(refusal);
    }

    @SuppressWarnings("unchecked")
    private <C extends Command> Uni<Ack> run(C command, TestWork work) {
        return Uni.createFrom()
                .deferred(() -> ((CommandHandler<C>) Objects.requireNonNull(commands.get(command.getClass())))
                        .handle(command, work));
    }

    @SuppressWarnings("unchecked")
    private <Q extends Query> Uni<QueryHandler.Answer> answer(Q query, Caller caller) {
        return Uni.createFrom().deferred(() -> ((QueryHandler<Q>) Objects.requireNonNull(queries.get(query.getClass())))
                .handle(query, caller));
    }
}
