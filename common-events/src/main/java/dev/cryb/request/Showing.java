package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.model.Activity;
import dev.cryb.model.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session wants to show of its user.
 *
 * @param status anything but offline
 * @param activities up to 4; absent leaves those that are
 * @param activity in the place of a list of one
 * @param afk whether nobody sits before it right now; counts as idle
 */
public record Showing(
        Status status,
        @Nullable List<Activity> activities,
        @Nullable Activity activity,
        @Nullable Boolean afk) {

    /** Activities of one session. */
    public static final int ACTIVITIES = 4;

    public Showing {
        Shape.required("status", status);
        if (status == Status.OFFLINE) {
            throw Refused.invalid("status", "status takes online, idle, dnd or invisible.");
        }
        if (activity != null) {
            if (activities != null) {
                throw Refused.invalid("activity", "Give either activities or activity.");
            }
            activities = List.of(activity);
            activity = null;
        }
        if (activities != null) {
            Shape.list("activities", activities, ACTIVITIES);
        }
    }
}
