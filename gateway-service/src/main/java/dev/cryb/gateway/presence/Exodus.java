package dev.cryb.gateway.presence;

import dev.cryb.id.UserId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices when a gateway loses many people at once, who are then expected back for a while.
 *
 * <p>People go one by one. When many go within seconds, a network, a proxy or a gateway that drains has dropped them: they
 * are on their way back, and those who wait for a free place on it take longer than the grace of one who just left.
 */
final class Exodus {

    /** So many within {@link #WINDOW_MS}, if they are a tenth of all as well, are many. */
    static final int MANY = 100;

    static final long WINDOW_MS = 10_000;

    /** How long one of them is expected back. */
    static final long EXPECTED_MS = 30_000;

    private static final int SHARE = 10;

    /** Who was lost within the window, and when; the eldest first. */
    private final Map<UserId, Long> lately = new LinkedHashMap<>();

    /** Who is expected back, and until when; the eldest first. */
    private final Map<UserId, Long> expected = new LinkedHashMap<>();

    private boolean many;

    /**
     * The last session of someone has gone.
     *
     * @param all how many people there are and were
     * @param nowMs of a clock that never goes back
     * @return those who are expected back from now on
     */
    List<UserId> lost(UserId userId, int all, long nowMs) {
        forget(nowMs);
        lately.remove(userId);
        lately.put(userId, nowMs);
        boolean before = many;
        many = lately.size() >= MANY && lately.size() * SHARE >= all;
        if (!many) {
            return List.of();
        }
        List<UserId> fresh = before ? List.of(userId) : List.copyOf(lately.keySet());
        for (UserId one : fresh) {
            expected.remove(one);
            expected.put(one, nowMs + EXPECTED_MS);
        }
        return fresh;
    }

    /** Someone is here again. */
    void back(UserId userId) {
        lately.remove(userId);
        expected.remove(userId);
    }

    /** Whether someone was lost with many others a short while ago. */
    boolean expects(UserId userId, long nowMs) {
        return expected.getOrDefault(userId, Long.MIN_VALUE) > nowMs;
    }

    /** Forgets whom nobody expects any more. */
    void forget(long nowMs) {
        dropUntil(lately, nowMs - WINDOW_MS);
        dropUntil(expected, nowMs);
    }

    private static void dropUntil(Map<UserId, Long> times, long until) {
        Iterator<Long> eldest = times.values().iterator();
        while (eldest.hasNext() && eldest.next() <= until) {
            eldest.remove();
        }
    }
}
