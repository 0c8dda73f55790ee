package dev.cryb.request;

import dev.cryb.model.Activity;
import dev.cryb.model.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes what the caller's session shows; answers one's own presence as it is then.
 *
 * @param activities as in {@link Showing}
 * @param at which session speaks, stamped by the gateway; what a client says here is overwritten
 */
public record UpdatePresence(
        Status status,
        @Nullable List<Activity> activities,
        @Nullable Activity activity,
        @Nullable Boolean afk,
        @Nullable Place at)
        implements Command {

    /** A session, and all that presence must know if it hears of it for the first time. */
    public record Place(String lease, Attendance attendance, String session) {}

    public UpdatePresence {
        activities = new Showing(status, activities, activity, afk).activities();
        activity = null;
    }

    /** What is to be shown. */
    public Showing showing() {
        return new Showing(status, activities, null, afk);
    }

    /** The same, from this session. */
    public UpdatePresence from(Place place) {
        return new UpdatePresence(status, activities, null, afk, place);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
