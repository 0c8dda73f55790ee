package dev.cryb.trail;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Where a loop that does one thing after the other says whom it works for.
 *
 * <p>A command may wait for its database in the middle, so no thread can keep its trail; its lane's context can. Who
 * sets it pays for writing one field, who logs looks for it.
 */
public final class Place {

    private static final String KEY = Place.class.getName();

    private Trail trail = Trail.NONE;

    /** Makes this the place of the context that we are on, if we are on any. */
    public void settle() {
        Context context = Vertx.currentContext();
        if (context != null) {
            context.put(KEY, this);
        }
    }

    /** From now on, work is done for this one. */
    public void set(Trail trail) {
        this.trail = trail;
    }

    static Trail current() {
        Context context = Vertx.currentContext();
        return context != null && context.get(KEY) instanceof Place place ? place.trail : Trail.NONE;
    }
}
