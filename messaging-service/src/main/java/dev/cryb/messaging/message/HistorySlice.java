package dev.cryb.messaging.message;

import dev.cryb.model.Message;
import dev.cryb.request.ListMessages;
import java.util.List;
import java.util.Objects;

/**
 * A run of places in a channel, both ends inclusive, of which some are to be shown.
 *
 * @param limit messages shown at most, tombstones not counted
 * @param ascending whether they are taken from the old end
 */
record HistorySlice(long from, long to, int limit, boolean ascending) {

    /** Places that one answer looks at, so that a long run of tombstones cannot make it endless. */
    static final int PLACES = 10_000;

    /**
     * What a request asks for.
     *
     * @param newest the channel's newest place, 0 if it is empty
     * @param anchor the place of {@code after} or {@code around}, or the one below {@code before}; that of the next
     *     older message where there is none with this id, 0 where there is none
     */
    static List<HistorySlice> of(ListMessages request, long newest, long anchor) {
        int limit = Objects.requireNonNullElse(request.limit(), 50);
        Long fromSeq = request.fromSeq();
        Long toSeq = request.toSeq();
        if (fromSeq != null || toSeq != null) {
            long to = toSeq == null ? newest : Math.min(toSeq, newest);
            return List.of(new HistorySlice(fromSeq == null ? 1 : fromSeq, to, limit, fromSeq != null));
        }
        if (request.before() != null) {
            return List.of(new HistorySlice(1, anchor, limit, false));
        }
        if (request.after() != null) {
            return List.of(new HistorySlice(anchor + 1, newest, limit, true));
        }
        if (request.around() != null) {
            int older = (limit + 1) / 2;
            return List.of(
                    new HistorySlice(1, anchor, older, false),
                    new HistorySlice(anchor + 1, newest, limit - older, true));
        }
        return List.of(new HistorySlice(1, newest, limit, false));
    }

    boolean isEmpty() {
        return from > to || limit == 0;
    }

    /** The end of it where messages are taken from, as far as one answer goes. */
    HistorySlice bounded() {
        return ascending
                ? new HistorySlice(from, Math.min(to, from + PLACES - 1), limit, true)
                : new HistorySlice(Math.max(from, to - PLACES + 1), to, limit, false);
    }

    /** The places that an answer with these messages, oldest first, speaks for. */
    HistorySlice covered(List<Message> shown, boolean hasMore) {
        if (!hasMore) {
            return this;
        }
        return ascending
                ? new HistorySlice(from, shown.get(shown.size() - 1).seq(), limit, true)
                : new HistorySlice(shown.get(0).seq(), to, limit, false);
    }
}
