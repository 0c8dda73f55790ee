package dev.cryb.bus;

import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A lane's Redis: one link that blocks and one that writes. */
public final class RedisLaneStreams implements LaneStreams {

    /** How long the event stream keeps events: the resume window twice. */
    public static final Duration KEEP = Duration.ofMinutes(4);

    private static final int REPLIES_KEPT = 20_000;
    private static final int DEAD_KEPT = 10_000;

    private final Service service;
    private final Streams streams;
    private final RedisLink reader;
    private final RedisLink writer;
    private final RedisClock clock;
    private final PublishScript script;
    private final Map<Integer, Long> lengths = new ConcurrentHashMap<>();

    public RedisLaneStreams(Service service, Streams streams, Redis redis, RedisClock clock) {
        this.service = service;
        this.streams = streams;
        this.reader = new RedisLink(redis, Duration.ofSeconds(4));
        this.writer = new RedisLink(redis, Duration.ofSeconds(4));
        this.clock = clock;
        this.script = new PublishScript(streams, KEEP);
    }

    @Override
    public Uni<Map<Integer, List<RawEntry>>> read(Map<Integer, StreamId> positions, int count, Duration block) {
        Request read = Request.cmd(Command.XREAD)
                .arg("COUNT")
                .arg(count)
                .arg("BLOCK")
                .arg(block.toMillis())
                .arg("STREAMS");
        Map<String, Integer> partitions = new HashMap<>();
        List<StreamId> after = new ArrayList<>();
        positions.forEach((partition, position) -> {
            String stream = streams.commands(service, partition);
            partitions.put(stream, partition);
            after.add(position);
            read.arg(stream);
        });
        after.forEach(position -> read.arg(position.toString()));
        return reader.send(read).map(answer -> {
            Map<Integer, List<RawEntry>> entries = new HashMap<>();
            RedisEntries.forEachStream(
                    answer, (stream, raw) -> entries.put(partitions.get(stream), RedisEntries.raw(raw)));
            return entries;
        });
    }

    @Override
    public Uni<Void> publish(List<Publication> publications) {
        return writer.batch(requests(publications, true))
                .onFailure(failure -> RedisLink.isError(failure, "NOSCRIPT"))
                .recoverWithUni(() -> writer.batch(requests(publications, false)))
                .replaceWithVoid();
    }

    private List<Request> requests(List<Publication> publications, boolean known) {
        List<Request> requests = new ArrayList<>();
        List<PublishScript.Numbered> numbered = new ArrayList<>();
        Map<String, Request> answers = new LinkedHashMap<>();
        List<Request> last = new ArrayList<>();
        for (Publication publication : publications) {
            Outgoing outgoing = publication.outgoing();
            Source source = new Source(service, publication.partition());
            for (Outgoing.Command command : outgoing.commands()) {
                requests.add(add(command.stream(), command.entry()));
            }
            if (outgoing.firstNumber() > 0) {
                numbered.add(new PublishScript.Numbered(source, outgoing));
            }
            for (Outgoing.Answer answer : outgoing.answers()) {
                answers.computeIfAbsent(answer.instance(), this::reply)
                        .arg("c")
                        .arg(answer.correlation())
                        .arg("s")
                        .arg(answer.after() == 0 ? "" : new Source.Number(source, answer.after()).toString())
                        .arg("a")
                        .arg(answer.ackJson());
            }
            outgoing.dead().forEach(dead -> last.add(dead(publication.partition(), dead)));
            if (publication.position().isAfter(StreamId.ZERO)) {
                last.add(trim(publication));
            }
        }
        if (!numbered.isEmpty()) {
            requests.add(script.request(numbered, known));
        }
        requests.addAll(answers.values());
        requests.addAll(last);
        return requests;
    }

    /** Adds a command to a stream; the stream grows as long as its service is away, up to Redis' own bound. */
    static Request add(String stream, CommandEntry entry) {
        Request add = Request.cmd(Command.XADD).arg(stream).arg("*");
        entry.fields().forEach((field, value) -> add.arg(field).arg(value));
        return add;
    }

    private Request reply(String instance) {
        return reply(streams, instance);
    }

    /** Starts an entry of answers; it is dropped if the instance is gone. */
    static Request reply(Streams streams, String instance) {
        return Request.cmd(Command.XADD)
                .arg(streams.replies(instance))
                .arg("NOMKSTREAM")
                .arg("MAXLEN")
                .arg("~")
                .arg(REPLIES_KEPT)
                .arg("*");
    }

    private Request dead(int partition, Outgoing.Dead dead) {
        Request add = Request.cmd(Command.XADD)
                .arg(streams.dead(service))
                .arg("MAXLEN")
                .arg("~")
                .arg(DEAD_KEPT)
                .arg("*");
        dead.entry().fields().forEach((field, value) -> add.arg(field).arg(value));
        return add.arg("x")
                .arg(dead.reason())
                .arg("p")
                .arg(partition)
                .arg("i")
                .arg(dead.entry().id().toString());
    }

    private Request trim(Publication publication) {
        StreamId position = publication.position();
        return Request.cmd(Command.XTRIM)
                .arg(streams.commands(service, publication.partition()))
                .arg("MINID")
                .arg(new StreamId(position.millis(), position.sequence() + 1).toString());
    }

    @Override
    public Uni<Map<Integer, Long>> marks(List<Integer> partitions) {
        Request get = Request.cmd(Command.HMGET).arg(streams.marks());
        partitions.forEach(partition -> get.arg(new Source(service, partition).toString()));
        return writer.send(get).map(values -> {
            Map<Integer, Long> marks = new HashMap<>();
            for (int i = 0; i < partitions.size(); i++) {
                if (values.get(i) != null) {
                    marks.put(partitions.get(i), values.get(i).toLong());
                }
            }
            return marks;
        });
    }

    @Override
    public Uni<Map<Integer, StreamId>> newest(List<Integer> partitions) {
        Map<Integer, StreamId> newest = new HashMap<>();
        return Uni.join()
                .all(partitions.stream()
                        .map(partition -> newest(partition)
                                .invoke(id -> newest.put(partition, id))
                                .replaceWithVoid())
                        .toList())
                .andFailFast()
                .replaceWith(newest);
    }

    private Uni<StreamId> newest(int partition) {
        return writer.send(Request.cmd(Command.XINFO).arg("STREAM").arg(streams.commands(service, partition)))
                .invoke(info -> lengths.put(partition, RedisEntries.length(info)))
                .map(RedisEntries::newest)
                .onFailure(failure -> RedisLink.isError(failure, "ERR no such key"))
                .recoverWithItem(StreamId.ZERO);
    }

    @Override
    public long length(int partition) {
        return lengths.getOrDefault(partition, 0L);
    }

    /** An entry with this very id, added and deleted, leaves the stream there and counting on from it. */
    @Override
    public Uni<Void> raise(int partition, StreamId position) {
        String stream = streams.commands(service, partition);
        return writer.batch(List.of(
                        Request.cmd(Command.XADD)
                                .arg(stream)
                                .arg(position.toString())
                                .arg("raised")
                                .arg("1"),
                        Request.cmd(Command.XDEL).arg(stream).arg(position.toString())))
                .replaceWithVoid();
    }

    @Override
    public long redisMillis() {
        return clock.millis();
    }

    @Override
    public long millis() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public Uni<Void> pause(Duration duration) {
        return Home.pause(duration);
    }
}
