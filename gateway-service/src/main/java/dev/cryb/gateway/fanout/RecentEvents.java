package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.StreamId;
import dev.cryb.event.Meta;
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

    /** An event, its number at this gateway, and what it says to those who route it. */
    record Numbered(long number, EventEntry event, @Nullable Meta meta) {

        /** Characters that it holds, what was read of its meta counted as many again. */
        private int size() {
            String raw = event.meta();
            return event.data().length() + (raw == null ? 0 : 2 * raw.length());
        }
    }

    private final Deque<Numbered> events = new ArrayDeque<>();
    private long size;

    /** All events after this are here; null until something is known. */
    private @Nullable StreamId base;

    void add(long number, EventEntry event, @Nullable Meta meta) {
        Numbered newest = events.peekLast();
        if (newest != null && !event.id().isAfter(newest.event().id())) {
            // Another life of the stream.
            restart(event.id());
        }
        if (base == null) {
            base = event.id();
        }
        Numbered added = new Numbered(number, event, meta);
        events.addLast(added);
        size += added.size();
        while (size > LIMIT) {
            Numbered oldest = events.removeFirst();
            size -= oldest.size();
            base = oldest.event().id();
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
