package dev.cryb.gateway.resume;

import dev.cryb.bus.Instance;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.RedisWriter;
import dev.cryb.bus.Streams;
import dev.cryb.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The records of sessions in Redis.
 *
 * <p>Whoever takes a session up becomes its owner; the former one notices when it renews. All calls are made on the core
 * loop. Redis may lose records: those of living sessions are written again, the others cannot be resumed.
 */
public final class SessionRecords {

    /** How long a session may be taken up after its socket has gone. */
    public static final Duration WINDOW = Duration.ofSeconds(120);

    /** How often the records of living sessions are renewed. */
    public static final Duration RENEWAL = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(SessionRecords.class);

    private static final Duration LIVING = WINDOW.plus(RENEWAL.multipliedBy(2));

    /** Keeps a record for a while, or ends it, if it is ours: 1. Else 0 where there is none, or -1. */
    private static final String KEEP = """
            local owner = redis.call('HGET', KEYS[1], 'o')
            if not owner then return 0 end
            if owner ~= ARGV[1] then return -1 end
            if ARGV[3] then redis.call('HSET', KEYS[1], 'r', ARGV[3]) end
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;

    private static final String SAVE = """
            redis.call('HSET', KEYS[1], 'o', ARGV[1], 'r', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;

    private final Streams streams;
    private final String owner;
    private final RedisLink reader;
    private final RedisWriter writer;

    public SessionRecords(Streams streams, Instance instance, RedisLink reader, RedisWriter writer) {
        this.streams = streams;
        this.owner = instance.incarnation();
        this.reader = reader;
        this.writer = writer;
    }

    /** What became of a record that was renewed. */
    public enum Renewed {
        /** It is ours for a while more. */
        OURS,
        /** Redis has lost it. */
        LOST,
        /** Another gateway has taken the session up. */
        TAKEN
    }

    /** The record of a session that may be taken up. */
    public Uni<Optional<SessionRecord>> find(String sessionId) {
        return reader.send(Request.cmd(Command.HGET)
                        .arg(streams.session(sessionId))
                        .arg("r"))
                .map(found -> found == null
                        ? Optional.empty()
                        : Optional.of(Json.readOwn(found.toString(), SessionRecord.class)));
    }

    /** Writes a session's record; it is ours from now on. */
    public void save(String sessionId, SessionRecord record) {
        saved(sessionId, record).subscribe().with(done -> {});
    }

    /** Writes a session's record: done once Redis has it, or has failed to take it, which the next renewal mends. */
    public Uni<Void> saved(String sessionId, SessionRecord record) {
        return written(script(SAVE, sessionId, LIVING).arg(Json.write(record)));
    }

    /** Keeps the record of a living session. */
    public Uni<Renewed> renew(String sessionId, SessionRecord record) {
        return writer.write(script(KEEP, sessionId, LIVING).arg(Json.write(record)))
                .map(answer -> switch (answer.toInteger()) {
                    case 1 -> Renewed.OURS;
                    case 0 -> Renewed.LOST;
                    default -> Renewed.TAKEN;
                });
    }

    /** The socket has gone: the session may be taken up for the window from now on. */
    public void letGo(String sessionId, SessionRecord record) {
        written(script(KEEP, sessionId, WINDOW).arg(Json.write(record)))
                .subscribe()
                .with(done -> {});
    }

    /** The session has ended for good. */
    public void drop(String sessionId) {
        written(script(KEEP, sessionId, Duration.ZERO)).subscribe().with(done -> {});
    }

    private Request script(String lua, String sessionId, Duration keep) {
        return Request.cmd(Command.EVAL)
                .arg(lua)
                .arg(1)
                .arg(streams.session(sessionId))
                .arg(owner)
                .arg(keep.toMillis());
    }

    private Uni<Void> written(Request request) {
        return writer.write(request)
                .onFailure()
                .invoke(failure -> LOG.debugf("a session's record was not written: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
