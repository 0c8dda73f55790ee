package dev.cryb.gateway.outbound;

import dev.cryb.bus.EventEntry;
import dev.cryb.id.UserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of whom events have spoken lately, so that an answer that was asked for before them does not overtake them.
 *
 * <p>Bounded: of what lies further back than it reaches nothing is known. Belongs to the core loop.
 */
public final class Lately {

    /** Events kept; more than pass while an answer is waited for. */
    static final int MOST = 8_192;

    private final Deque<Word> words = new ArrayDeque<>();
    private long number;

    private record Word(long number, UserId userId, EventEntry event) {}

    /** An event about someone has been delivered. */
    public void spoke(UserId userId, EventEntry event) {
        words.addLast(new Word(++number, userId, event));
        if (words.size() > MOST) {
            words.removeFirst();
        }
    }

    /** Everything that is spoken from now on comes after this. */
    public long mark() {
        return number;
    }

    /** The newest event about each of whom one has spoken since a mark; null where that lies too far back. */
    public @Nullable Map<UserId, EventEntry> since(long mark) {
        if (number - mark > words.size()) {
            return null;
        }
        Map<UserId, EventEntry> newest = new LinkedHashMap<>();
        for (Iterator<Word> back = words.descendingIterator(); back.hasNext(); ) {
            Word word = back.next();
            if (word.number <= mark) {
                break;
            }
            newest.putIfAbsent(word.userId, word.event);
        }
        return newest;
    }
}
