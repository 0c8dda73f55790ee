package dev.cryb.gateway.fanout;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Subscribers who get the same events.
 *
 * <p>Changed by the core only, in order with deliveries: both travel to the event loop concerned through {@link Loops}.
 * The sets themselves belong to their event loops.
 */
public final class Group {

    private final Loops loops;

    @SuppressWarnings("unchecked")
    private volatile Set<Subscriber>[] members = (Set<Subscriber>[]) new Set<?>[0];

    private int size;

    public Group(Loops loops) {
        this.loops = loops;
    }

    /** Adds a subscriber; it gets what is delivered after this. */
    public void add(Subscriber subscriber) {
        int loop = loops.indexOf(subscriber.eventLoop());
        if (loop >= members.length) {
            members = Arrays.copyOf(members, loop + 1);
        }
        if (members[loop] == null) {
            Set<Subscriber>[] grown = members.clone();
            grown[loop] = new LinkedHashSet<>();
            members = grown;
        }
        Set<Subscriber> own = members[loop];
        size++;
        loops.post(loop, () -> own.add(subscriber));
    }

    /** Removes a subscriber; it gets nothing that is delivered after this. */
    public void remove(Subscriber subscriber) {
        int loop = loops.indexOf(subscriber.eventLoop());
        Set<Subscriber> own = members[loop];
        size--;
        loops.post(loop, () -> own.remove(subscriber));
    }

    /** How many subscribers there are. */
    public int size() {
        return size;
    }

    /** The members on one loop, or null; only that loop may look inside. */
    @org.jspecify.annotations.Nullable
    Set<Subscriber> on(int loop) {
        Set<Subscriber>[] now = members;
        return loop < now.length ? now[loop] : null;
    }
}
