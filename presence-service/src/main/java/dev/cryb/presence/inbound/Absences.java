package dev.cryb.presence.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long leases have been seen to be away: only what we watched ourselves counts.
 *
 * <p>Where we could not look for a while, as Redis was away or we were frozen, watching begins anew. So neither a lost
 * Redis nor a late start makes anyone go.
 */
final class Absences {

    /** Between two looks at most, for the time between them to count. */
    private static final Duration LONGEST_BLINK = Duration.ofSeconds(4);

    private final Duration enough;
    private final Map<String, Long> since = new HashMap<>();
    private long lastLook = Long.MIN_VALUE;

    Absences(Duration enough) {
        this.enough = enough;
    }

    /**
     * We have looked.
     *
     * @param there those of the leases that are there
     * @param nowMs of a clock that never goes back
     * @return those that have been away for long enough
     */
    List<String> looked(Collection<String> leases, Set<String> there, long nowMs) {
        if (lastLook == Long.MIN_VALUE || nowMs - lastLook > LONGEST_BLINK.toMillis()) {
            since.clear();
        }
        lastLook = nowMs;
        since.keySet().retainAll(leases);
        since.keySet().removeAll(there);
        List<String> over = new ArrayList<>();
        for (String lease : leases) {
            if (!there.contains(lease) && nowMs - since.computeIfAbsent(lease, first -> nowMs) >= enough.toMillis()) {
                over.add(lease);
            }
        }
        return over;
    }

    /** We could not look. */
    void blind() {
        lastLook = Long.MIN_VALUE;
    }
}
