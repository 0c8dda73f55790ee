package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.StreamId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest events, for those who came in while they passed; bounded in bytes. */
final class RecentEvents {

    /** Characters kept at most; some seconds even under full load. */
    private static final long LIMIT = 16 << 20;

    /** An event and its number at this gateway. */
    record Numbered(long number, EventEntry event) {}

    private final Deque<Numbered> events = new ArrayDeque<>();
    private long size;

    /** All events after this are here; null until something is known. */
    private @Nullable StreamId base;

    void add(long number, EventEntry event) {
        Numbered newest = events.peekLast();
        if (newest != null && !event.id().isAfter(newest.event().id())) {
            // Another life of the stream.
            restart(event.id());
        }
        if (base == null) {
            base = event.id();
        }
        events.addLast(new Numbered(number, event));
        size += event.data().length();
        while (size > LIMIT) {
            EventEntry oldest = events.removeFirst().event();
            size -= oldest.data().length();
            base = oldest.id();
        }
    }

    /** Nothing from before is known any more. */
    void restart(StreamId at) {
        events.clear();
        size = 0;
        base = at;
    }

    /** Whether all events after a position are here. */
    boolean reachesBack(StreamId position) {
        return base != null && !base.isAfter(position);
    }

    /** The events after a position, oldest first. */
    List<Numbered> after(StreamId position) {
        List<Numbered> found = new ArrayList<>();
        for (Iterator<Numbered> newest = events.descendingIterator(); newest.hasNext(); ) {
            Numbered event = newest.next();
            if (!event.event().id().isAfter(position)) {
                break;
            }
            found.add(event);
        }
        Collections.reverse(found);
        return found;
    }
}
