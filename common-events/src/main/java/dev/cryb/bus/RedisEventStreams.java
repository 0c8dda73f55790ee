package dev.cryb.bus;

import dev.cryb.event.Topic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The event stream on Redis: one link that blocks and one that asks. */
public final class RedisEventStreams implements EventStreams, EventHistory {

    private static final Logger LOG = Logger.getLogger(RedisEventStreams.class);

    /**
     * Marks and end in one, as what comes between two questions would be taken for lost: past the one, not in the other.
     */
    private static final String END = """
            local newest = '0-0'
            local info = redis.pcall('XINFO', 'STREAM', KEYS[1])
            for i = 1, #info, 2 do
              if info[i] == 'last-generated-id' then newest = info[i + 1] end
            end
            return {newest, redis.call('HGETALL', KEYS[2])}
            """;

    private final Streams streams;
    private final RedisLink reader;
    private final RedisLink asker;

    public RedisEventStreams(Streams streams, Redis redis) {
        this.streams = streams;
        this.reader = new RedisLink(redis, Duration.ofSeconds(4));
        this.asker = new RedisLink(redis, Duration.ofSeconds(4));
    }

    @Override
    public Uni<End> end() {
        return asker.send(Request.cmd(Command.EVAL)
                        .arg(END)
                        .arg(2)
                        .arg(streams.events())
                        .arg(streams.marks()))
                .map(answer -> new End(
                        marks(answer.get(1)), StreamId.parse(answer.get(0).toString())));
    }

    private static Map<Source, Long> marks(Response fields) {
        Map<Source, Long> marks = new HashMap<>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            marks.put(Source.parse(fields.get(i).toString()), fields.get(i + 1).toLong());
        }
        return marks;
    }

    @Override
    public Uni<List<EventEntry>> read(StreamId after, int count, Duration block) {
        return reader.send(Request.cmd(Command.XREAD)
                        .arg("COUNT")
                        .arg(count)
                        .arg("BLOCK")
                        .arg(block.toMillis())
                        .arg("STREAMS")
                        .arg(streams.events())
                        .arg(after.toString()))
                .map(answer -> {
                    List<EventEntry> events = new ArrayList<>();
                    RedisEntries.forEachStream(
                            answer,
                            (stream, entries) -> entries.forEach(
                                    entry -> events.add(event(RedisEntries.id(entry), RedisEntries.fields(entry)))));
                    return events;
                });
    }

    @Override
    public Uni<StreamId> oldest() {
        return asker.send(Request.cmd(Command.XRANGE)
                        .arg(streams.events())
                        .arg("-")
                        .arg("+")
                        .arg("COUNT")
                        .arg(1))
                .map(entries -> entries.size() == 0 ? StreamId.ZERO : RedisEntries.id(entries.get(0)));
    }

    @Override
    public Uni<List<EventEntry>> after(StreamId position, int count) {
        return asker.send(Request.cmd(Command.XRANGE)
                        .arg(streams.events())
                        .arg("(" + position)
                        .arg("+")
                        .arg("COUNT")
                        .arg(count))
                .map(entries -> {
                    List<EventEntry> events = new ArrayList<>(entries.size());
                    entries.forEach(entry -> events.add(event(RedisEntries.id(entry), RedisEntries.fields(entry))));
                    return events;
                });
    }

    private static EventEntry event(StreamId id, Map<String, String> fields) {
        return new EventEntry(
                id,
                Source.Number.parse(need(fields, "s")),
                topics(need(fields, "t")),
                need(fields, "n"),
                need(fields, "d"),
                fields.get("m"),
                fields.get("h"));
    }

    /** None where a newer version knows topics, or rights, that this one does not. */
    private static List<Topic> topics(String text) {
        List<Topic> topics = new ArrayList<>(1);
        try {
            for (String topic : text.split(" ", -1)) {
                topics.add(Topic.parse(topic));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.debugf(e, "not topics: %s", text);
            return List.of();
        }
        return topics;
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("event lacks field " + name);
        }
        return value;
    }

    @Override
    public Uni<Void> pause(Duration duration) {
        return Home.pause(duration);
    }

    @Override
    public long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
