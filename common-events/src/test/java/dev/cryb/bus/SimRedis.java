package dev.cryb.bus;

import dev.cryb.bus.SimWorld.Process;
import dev.cryb.event.Topic;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Redis in a few maps: streams with ids that only grow, marks, and answers that are gone once they are lost. */
final class SimRedis {

    private final SimWorld world;
    private final Map<Integer, Stream> commands = new HashMap<>();
    private final NavigableMap<StreamId, EventEntry> events = new TreeMap<>();
    private final Map<Source, Long> marks = new HashMap<>();
    final List<Outgoing.Dead> dead = new ArrayList<>();

    /** Who gets the answers. */
    Consumer<Outgoing.Answer> answers = answer -> {};

    /** Redis' clock may go wrong. */
    long skew;

    boolean down;
    private StreamId newestEvent = StreamId.ZERO;

    private static final class Stream {
        private final NavigableMap<StreamId, Map<String, String>> entries = new TreeMap<>();
        private StreamId newest = StreamId.ZERO;
    }

    SimRedis(SimWorld world) {
        this.world = world;
    }

    void flushAll() {
        commands.clear();
        events.clear();
        marks.clear();
        newestEvent = StreamId.ZERO;
    }

    StreamId add(int partition, CommandEntry entry) {
        check();
        Stream stream = commands.computeIfAbsent(partition, p -> new Stream());
        stream.newest = next(stream.newest);
        stream.entries.put(stream.newest, entry.fields());
        return stream.newest;
    }

    private StreamId next(StreamId newest) {
        long clock = world.now + skew;
        return clock > newest.millis() ? new StreamId(clock, 0) : new StreamId(newest.millis(), newest.sequence() + 1);
    }

    private void check() {
        if (down) {
            throw new UncheckedIOException(new IOException("Redis is away"));
        }
    }

    /** Redis as one holder's lane sees it. */
    LaneStreams lane(Process owner, dev.cryb.request.Service service) {
        return new LaneStreams() {
            @Override
            public Uni<Map<Integer, List<RawEntry>>> read(Map<Integer, StreamId> positions, int count, Duration block) {
                return poll(positions, count, world.now + block.toMillis());
            }

            private Uni<Map<Integer, List<RawEntry>>> poll(Map<Integer, StreamId> positions, int count, long until) {
                return world.step(owner, () -> entries(positions, count))
                        .chain(found -> found.isEmpty() && world.now < until
                                ? world.pause(owner, Duration.ofMillis(20)).chain(() -> poll(positions, count, until))
                                : Uni.createFrom().item(found));
            }

            private Map<Integer, List<RawEntry>> entries(Map<Integer, StreamId> positions, int count) {
                check();
                Map<Integer, List<RawEntry>> found = new HashMap<>();
                positions.forEach((partition, position) -> {
                    Stream stream = commands.get(partition);
                    if (stream != null) {
                        List<RawEntry> raws = stream.entries.tailMap(position, false).entrySet().stream()
                                .limit(count)
                                .map(entry -> new RawEntry(entry.getKey(), entry.getValue()))
                                .toList();
                        if (!raws.isEmpty()) {
                            found.put(partition, raws);
                        }
                    }
                });
                return found;
            }

            /** As many steps as there are requests, so that a fault can fall between any two. */
            @Override
            public Uni<Void> publish(List<Publication> publications) {
                Uni<Void> done = Uni.createFrom().voidItem();
                for (Publication one : publications) {
                    Outgoing outgoing = one.outgoing();
                    if (outgoing.firstNumber() > 0) {
                        done = done.chain(() -> step(() -> script(new Source(service, one.partition()), outgoing)));
                    }
                    for (Outgoing.Answer answer : outgoing.answers()) {
                        done = done.chain(() -> step(() -> answers.accept(answer)));
                    }
                    done = done.chain(() -> step(() -> {
                        outgoing.dead().stream()
                                .filter(lost -> dead.stream().noneMatch(known -> known.entry()
                                        .id()
                                        .equals(lost.entry().id())))
                                .forEach(dead::add);
                        Stream stream = commands.get(one.partition());
                        if (stream != null) {
                            stream.entries.headMap(one.position(), true).clear();
                        }
                    }));
                }
                return done;
            }

            private Uni<Void> step(Runnable effect) {
                return world.step(owner, () -> {
                    check();
                    effect.run();
                    return null;
                });
            }

            @Override
            public Uni<Map<Integer, Long>> marks(List<Integer> partitions) {
                return world.step(owner, () -> {
                    check();
                    Map<Integer, Long> found = new HashMap<>();
                    partitions.forEach(p -> {
                        Long mark = marks.get(new Source(service, p));
                        if (mark != null) {
                            found.put(p, mark);
                        }
                    });
                    return found;
                });
            }

            @Override
            public Uni<Map<Integer, StreamId>> newest(List<Integer> partitions) {
                return world.step(owner, () -> {
                    check();
                    Map<Integer, StreamId> found = new HashMap<>();
                    partitions.forEach(p -> {
                        Stream stream = commands.get(p);
                        found.put(p, stream == null ? StreamId.ZERO : stream.newest);
                    });
                    return found;
                });
            }

            @Override
            public Uni<Void> raise(int partition, StreamId position) {
                return step(() -> {
                    Stream stream = commands.computeIfAbsent(partition, p -> new Stream());
                    if (!position.isAfter(stream.newest)) {
                        throw new IllegalStateException("ERR The ID specified in XADD is equal or smaller");
                    }
                    stream.newest = position;
                });
            }

            @Override
            public long millis() {
                return world.now;
            }

            @Override
            public long redisMillis() {
                return world.now + skew;
            }

            @Override
            public Uni<Void> pause(Duration duration) {
                return world.pause(owner, duration);
            }
        };
    }

    /** What {@link PublishScript} does. */
    private void script(Source source, Outgoing outgoing) {
        long mark = marks.getOrDefault(source, 0L);
        long number = outgoing.firstNumber();
        for (Outgoing.Event event : outgoing.events()) {
            if (number > mark) {
                newestEvent = next(newestEvent);
                events.put(
                        newestEvent,
                        new EventEntry(
                                newestEvent,
                                new Source.Number(source, number),
                                Arrays.stream(event.topics().split(" "))
                                        .map(Topic::parse)
                                        .toList(),
                                event.name(),
                                event.data(),
                                event.meta()));
            }
            number++;
        }
        if (number - 1 > mark) {
            marks.put(source, number - 1);
        }
    }

    /** The event stream as one gateway sees it. */
    EventStreams events(Process owner) {
        return new EventStreams() {
            @Override
            public Uni<End> end() {
                return world.step(owner, () -> {
                            check();
                            return Map.copyOf(marks);
                        })
                        .chain(read -> world.step(owner, () -> {
                            check();
                            return new End(read, newestEvent);
                        }));
            }

            @Override
            public Uni<List<EventEntry>> read(StreamId after, int count, Duration block) {
                return world.step(owner, () -> {
                            check();
                            return events.tailMap(after, false).values().stream()
                                    .limit(count)
                                    .toList();
                        })
                        .chain(found -> found.isEmpty()
                                ? world.pause(owner, Duration.ofMillis(20)).replaceWith(found)
                                : Uni.createFrom().item(found));
            }

            @Override
            public Uni<Void> pause(Duration duration) {
                return world.pause(owner, duration);
            }

            @Override
            public long millis() {
                return world.now;
            }
        };
    }
}
