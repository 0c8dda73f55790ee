package dev.cryb.bus;

import dev.cryb.id.Ids;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands that failed for a reason of ours: looked at, put into their line once more, or dropped.
 *
 * <p>One that is replayed is a new entry of its partition, and so has the deadline of a new one. It keeps caller and nonce
 * and is no longer fresh: if its sender has meanwhile had it done under the same nonce, it has no second effect. That
 * holds as long as nonces are remembered, so older letters can only be dropped. Nobody awaits the answer.
 */
public final class DeadLetters {

    /** Nonces are kept for two hours; what is left is for a replay that waits its turn. */
    public static final Duration REPLAYABLE = Duration.ofMinutes(110);

    /** Takes the letter out and puts the command in, in one: two who replay it do so once. */
    private static final String REPLAY = """
            if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
            redis.call('XADD', KEYS[2], '*', unpack(ARGV, 2))
            return 1
            """;

    private final Streams streams;
    private final RedisLink link;

    public DeadLetters(Streams streams, RedisLink link) {
        this.streams = streams;
        this.link = link;
    }

    /** What became of a replay. */
    public enum Replay {
        DONE,
        /** There is no such letter, or another has just taken it. */
        UNKNOWN,
        /** Its nonce may be forgotten, so that it could have its effect twice. */
        TOO_OLD,
        /** It is none of our commands. */
        UNREADABLE
    }

    /**
     * Letters of a service, oldest first.
     *
     * @param after only those behind this one
     */
    public Uni<List<DeadLetter>> list(Service service, StreamId after, int limit) {
        Request range = Request.cmd(Command.XRANGE)
                .arg(streams.dead(service))
                .arg("(" + after)
                .arg("+")
                .arg("COUNT")
                .arg(limit);
        return link.send(range).map(found -> letters(service, found));
    }

    /** One letter, if it is there. */
    public Uni<Optional<DeadLetter>> find(Service service, StreamId id) {
        return raw(service, id).map(found -> letters(service, found).stream().findFirst());
    }

    /** Puts a command into its line again and takes its letter out. */
    public Uni<Replay> replay(Service service, StreamId id) {
        return raw(service, id).chain(found -> {
            List<DeadLetter> letters = letters(service, found);
            if (letters.isEmpty()) {
                return Uni.createFrom().item(Replay.UNKNOWN);
            }
            DeadLetter letter = letters.get(0);
            if (letter.askedAt().isBefore(Instant.now().minus(REPLAYABLE))) {
                return Uni.createFrom().item(Replay.TOO_OLD);
            }
            CommandEntry command;
            try {
                command = CommandEntry.of(id, RedisEntries.fields(found.get(0))).again();
            } catch (RuntimeException e) {
                return Uni.createFrom().item(Replay.UNREADABLE);
            }
            if (command.nonce().isEmpty() || letter.partition() < 0 || letter.partition() >= Ids.PARTITIONS) {
                return Uni.createFrom().item(Replay.UNREADABLE);
            }
            Request replay = Request.cmd(Command.EVAL)
                    .arg(REPLAY)
                    .arg(2)
                    .arg(streams.dead(service))
                    .arg(streams.commands(service, letter.partition()))
                    .arg(id.toString());
            unanswered(command).fields().forEach((field, value) -> replay.arg(field)
                    .arg(value));
            return link.send(replay).map(done -> done.toInteger() == 1 ? Replay.DONE : Replay.UNKNOWN);
        });
    }

    /** Takes a letter out for good; answers whether it was there. */
    public Uni<Boolean> drop(Service service, StreamId id) {
        return link.send(Request.cmd(Command.XDEL).arg(streams.dead(service)).arg(id.toString()))
                .map(dropped -> dropped.toInteger() == 1);
    }

    private Uni<Response> raw(Service service, StreamId id) {
        return link.send(Request.cmd(Command.XRANGE)
                .arg(streams.dead(service))
                .arg(id.toString())
                .arg(id.toString()));
    }

    /** Its sender has had an answer. */
    private static CommandEntry unanswered(CommandEntry command) {
        return new CommandEntry(
                command.id(),
                command.event(),
                command.caller(),
                command.nonce(),
                false,
                command.nonceGiven(),
                "",
                0,
                command.body());
    }

    private static List<DeadLetter> letters(Service service, @Nullable Response found) {
        List<DeadLetter> letters = new ArrayList<>();
        if (found != null) {
            for (Response entry : found) {
                letters.add(letter(service, RedisEntries.id(entry), RedisEntries.fields(entry)));
            }
        }
        return letters;
    }

    /** Whatever it lacks is shown empty: an operator is to see it all the same. */
    private static DeadLetter letter(Service service, StreamId id, Map<String, String> fields) {
        return new DeadLetter(
                id.toString(),
                service.wireName(),
                partition(fields.getOrDefault("p", "")),
                fields.getOrDefault("e", ""),
                fields.getOrDefault("u", ""),
                fields.getOrDefault("n", ""),
                fields.getOrDefault("b", ""),
                fields.getOrDefault("x", ""),
                Instant.ofEpochMilli(asked(fields.getOrDefault("i", ""))),
                Instant.ofEpochMilli(id.millis()));
    }

    private static int partition(String text) {
        return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
    }

    /** Long ago where nobody knows, so that it is not replayed. */
    private static long asked(String id) {
        return id.matches("[0-9]{1,18}-[0-9]{1,18}") ? StreamId.parse(id).millis() : 0;
    }
}
