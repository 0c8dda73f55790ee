package dev.cryb.bus;

import dev.cryb.guard.Pulse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Reads the answers meant for this instance.
 *
 * <p>The stream is ours: we make it, keep it alive, and make it again when Redis has lost it. Answers that were lost
 * with it are had again by sending the command again with its nonce. All calls come from one context.
 */
public final class ReplyTail {

    private static final Logger LOG = Logger.getLogger(ReplyTail.class);
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final Duration TTL = Duration.ofSeconds(60);
    private static final Duration UPKEEP = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final int COUNT = 256;

    /** Who is told, in the order of the stream. */
    public interface Listener {

        void onReply(Reply reply);

        void onPart(ReplyPart part);
    }

    private final String stream;
    private final RedisLink reader;
    private final RedisLink writer;
    private final Listener listener;
    private final Pulse pulse = new Pulse("reply tail");

    private StreamId cursor = StreamId.ZERO;
    private long keptAt;
    private volatile boolean stopping;

    public ReplyTail(Streams streams, Instance instance, Redis redis, Listener listener) {
        this.stream = streams.replies(instance.toString());
        this.reader = new RedisLink(redis, Duration.ofSeconds(4));
        this.writer = new RedisLink(redis, Duration.ofSeconds(4));
        this.listener = listener;
    }

    /** Makes the stream, so that answers have somewhere to go. */
    public Uni<Void> start() {
        return keep();
    }

    /** Reads on until it is stopped. */
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> turn().onFailure()
                        .recoverWithUni(failure -> {
                            LOG.warnf("replies wait: %s", failure);
                            keptAt = 0;
                            return Home.pause(RETRY);
                        })
                        .replaceWith(true))
                .repeat()
                .whilst(turned -> !stopping)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether it turns. */
    public Pulse pulse() {
        return pulse;
    }

    /** Ends the reading, after the turn that it is in. Safe from any thread. */
    public void end() {
        stopping = true;
    }

    /** Ends the reading and removes the stream, which a turn under way may make once more; its TTL ends it then. */
    public Uni<Void> stop() {
        stopping = true;
        return remove();
    }

    /** Removes the stream; the reading must have ended, as a turn would make it again. */
    public Uni<Void> remove() {
        return writer.send(Request.cmd(Command.DEL).arg(stream)).replaceWithVoid();
    }

    private Uni<Void> turn() {
        pulse.beat();
        Uni<Void> kept =
                now() - keptAt > UPKEEP.toMillis() ? keep() : Uni.createFrom().voidItem();
        return kept.chain(() -> reader.send(Request.cmd(Command.XREAD)
                        .arg("COUNT")
                        .arg(COUNT)
                        .arg("BLOCK")
                        .arg(BLOCK.toMillis())
                        .arg("STREAMS")
                        .arg(stream)
                        .arg(cursor.toString())))
                .invoke(answer -> RedisEntries.forEachStream(answer, (name, entries) -> entries.forEach(this::pass)))
                .replaceWithVoid();
    }

    private Uni<Void> keep() {
        return writer.send(Request.cmd(Command.PEXPIRE).arg(stream).arg(TTL.toMillis()))
                .chain(there -> there.toInteger() == 1 ? trim() : make())
                .invoke(() -> keptAt = now());
    }

    private Uni<Void> trim() {
        return writer.send(Request.cmd(Command.XTRIM).arg(stream).arg("MINID").arg(cursor.toString()))
                .replaceWithVoid();
    }

    private Uni<Void> make() {
        cursor = StreamId.ZERO;
        return writer.send(Request.cmd(Command.XADD)
                        .arg(stream)
                        .arg("*")
                        .arg("made")
                        .arg("1"))
                .chain(() ->
                        writer.send(Request.cmd(Command.PEXPIRE).arg(stream).arg(TTL.toMillis())))
                .replaceWithVoid();
    }

    private void pass(Response entry) {
        cursor = RedisEntries.id(entry);
        Response fields = entry.get(1);
        if (fields.size() == 8) {
            listener.onPart(new ReplyPart(
                    fields.get(1).toLong(),
                    fields.get(3).toInteger(),
                    fields.get(5).toString(),
                    fields.get(7).toString()));
            return;
        }
        for (int i = 0; i + 5 < fields.size(); i += 6) {
            String after = fields.get(i + 3).toString();
            listener.onReply(new Reply(
                    fields.get(i + 1).toLong(),
                    after.isEmpty() ? null : Source.Number.parse(after),
                    fields.get(i + 5).toString()));
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
