package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * A session at a gateway, as far as presence goes.
 *
 * @param session its id
 * @param showing what it said last; absent if it said nothing
 * @param opening whether what it shows is news: a choice to be visible or not counts once
 */
public record Sitting(
        String session, Device device, @Nullable Showing showing, boolean opening) {

    public Sitting {
        Shape.required("session", session);
        Shape.required("device", device);
    }
}
