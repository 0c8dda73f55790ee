package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.StreamId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest events, for those who came in while they passed; bounded in bytes. */
final class RecentEvents {

    /** Characters kept at most; some seconds even under full load. */
    private static final long LIMIT = 16 << 20;

    /** An event and its number at this gateway. */
    record Numbered(long number, EventEntry event) {}

    private final Deque<Numbered> events = new ArrayDeque<>();
    private long size;

    void add(long number, EventEntry event) {
        events.addLast(new Numbered(number, event));
        size += event.data().length();
        while (size > LIMIT) {
            size -= events.removeFirst().event().data().length();
        }
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
