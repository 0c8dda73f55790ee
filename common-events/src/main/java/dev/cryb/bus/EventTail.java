package dev.cryb.bus;

import dev.cryb.guard.Pulse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Reads the event stream to its end, each event once, and notices what is missing.
 *
 * <p>Every event carries a dense number of its source: one that was had before is dropped, a jump is a gap. So is a mark
 * past what was read when the end is reached, and an event that only a newer version can read. A stream whose end lies
 * before our cursor is another life of it (Redis lost it, or its clock went back): it is read from its beginning. All calls
 * come from one thread.
 */
public final class EventTail {

    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final int COUNT = 512;
    private static final Duration BLOCK = Duration.ofMillis(250);
    private static final Duration UPKEEP = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofMillis(50);

    /** Who is told; events and gaps come in stream order. */
    public interface Listener {

        /** Events, each for the first and only time. */
        void onEvents(List<EventEntry> events);

        /** Events of this source were lost between the last one and the next. */
        void onGap(Source source);
    }

    private final EventStreams streams;
    private final Listener listener;
    private final Map<Source, Long> seen = new HashMap<>();
    private final Pulse pulse = new Pulse("event tail");

    private StreamId cursor = StreamId.ZERO;
    private long lagMillis;
    private long askedAt;
    private volatile boolean stopping;

    public EventTail(EventStreams streams, Listener listener) {
        this.streams = streams;
        this.listener = listener;
    }

    /** Takes its place at the end of the stream. */
    public Uni<Void> start() {
        return streams.end()
                .invoke(end -> {
                    cursor = end.newest();
                    seen.putAll(end.marks());
                })
                .replaceWithVoid();
    }

    /** Reads on until it is stopped. */
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(this::turn)
                .repeat()
                .whilst(turned -> !stopping)
                .collect()
                .last()
                .replaceWithVoid();
    }

    public void stop() {
        stopping = true;
    }

    /** Whether it turns. */
    public Pulse pulse() {
        return pulse;
    }

    /** The position up to which events have been handed on. */
    public StreamId cursor() {
        return cursor;
    }

    /** Whether this number, or a later one of its source, has been handed on. */
    public boolean hasReached(Source.Number number) {
        return seen.getOrDefault(number.source(), 0L) >= number.number();
    }

    /** How old the newest event was when the tail last asked, beyond what it had read; 0 at the end. */
    public long lagMillis() {
        return lagMillis;
    }

    private Uni<Boolean> turn() {
        pulse.beat();
        return upkeep().chain(() -> streams.read(cursor, COUNT, BLOCK))
                .invoke(this::pass)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("event tail waits: %s", failure);
                    askedAt = 0;
                    return streams.pause(RETRY);
                })
                .replaceWith(true);
    }

    private void pass(List<EventEntry> entries) {
        List<EventEntry> fresh = new ArrayList<>(entries.size());
        for (EventEntry entry : entries) {
            Source source = entry.source().source();
            long number = entry.source().number();
            long last = seen.getOrDefault(source, 0L);
            cursor = entry.id();
            if (number <= last) {
                continue;
            }
            if (number > last + 1) {
                hand(fresh);
                fresh = new ArrayList<>();
                gap(source, last, number);
            }
            seen.put(source, number);
            if (entry.isReadable()) {
                fresh.add(entry);
            } else {
                hand(fresh);
                fresh = new ArrayList<>();
                LOG.warnf("event %s (%s) of %s is of a newer version than this", entry.id(), entry.name(), source);
                listener.onGap(source);
            }
        }
        hand(fresh);
    }

    private void hand(List<EventEntry> events) {
        if (!events.isEmpty()) {
            listener.onEvents(events);
        }
    }

    private void gap(Source source, long last, long next) {
        LOG.warnf("events %d to %d of %s are lost", last + 1, next - 1, source);
        listener.onGap(source);
    }

    private Uni<Void> upkeep() {
        if (streams.millis() < askedAt + UPKEEP.toMillis()) {
            return Uni.createFrom().voidItem();
        }
        return streams.end().invoke(this::compare).replaceWithVoid();
    }

    private void compare(EventStreams.End end) {
        askedAt = streams.millis();
        lagMillis = Math.max(0, end.newest().millis() - cursor.millis());
        if (cursor.isAfter(end.newest())) {
            LOG.warnf("the event stream is another one: it ends at %s, we were at %s", end.newest(), cursor);
            cursor = StreamId.ZERO;
        } else if (cursor.equals(end.newest())) {
            end.marks().forEach((source, mark) -> {
                long last = seen.getOrDefault(source, 0L);
                if (mark > last) {
                    seen.put(source, mark);
                    gap(source, last, mark + 1);
                }
            });
        }
    }
}
