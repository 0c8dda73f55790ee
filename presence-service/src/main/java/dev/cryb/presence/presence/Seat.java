package dev.cryb.presence.presence;

import dev.cryb.model.Activity;
import dev.cryb.model.Device;
import dev.cryb.model.Status;
import dev.cryb.request.Showing;
import dev.cryb.request.Sitting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live session.
 *
 * @param lease of its gateway; the session ends with it
 * @param status what it said last; online if it said nothing
 * @param activities without the custom status, which is the person's
 */
record Seat(String session, String lease, Device device, Status status, List<Activity> activities, boolean afk) {

    /** A session that has just come. */
    static Seat of(Sitting sitting, String lease) {
        Seat seat = new Seat(sitting.session(), lease, sitting.device(), Status.ONLINE, List.of(), false);
        return sitting.showing() == null ? seat : seat.showing(sitting.showing());
    }

    /** The gateway's life that a lease belongs to: a gateway that lost its lease goes on under a new one. */
    static String gatewayOf(String lease) {
        int dot = lease.lastIndexOf('.');
        return dot < 0 ? lease : lease.substring(0, dot);
    }

    Seat under(String other) {
        return new Seat(session, other, device, status, activities, afk);
    }

    /** The same after it has said something else; what was left out stays. */
    Seat showing(Showing showing) {
        List<Activity> given = showing.activities();
        return new Seat(
                session,
                lease,
                device,
                showing.status(),
                given == null ? activities : withoutCustom(given),
                showing.afk() == null ? afk : showing.afk());
    }

    private static List<Activity> withoutCustom(List<Activity> given) {
        return given.stream()
                .filter(activity -> activity.type() != Activity.Type.CUSTOM)
                .toList();
    }

    /** The custom status among these, if there is one. */
    static @Nullable Activity custom(List<Activity> given) {
        return given.stream()
                .filter(activity -> activity.type() == Activity.Type.CUSTOM)
                .findFirst()
                .orElse(null);
    }

    /** What it counts as; that it is hidden is the person's. */
    Status counts() {
        Status visible = status == Status.INVISIBLE ? Status.ONLINE : status;
        return afk && visible == Status.ONLINE ? Status.IDLE : visible;
    }
}
