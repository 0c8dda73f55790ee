package dev.cryb.trail;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Where a loop that does one thing after the other says whom it works for.
 *
 * <p>A command may wait for its database in the middle, so no thread can keep its trail; its lane's context can. Who
 * sets it pays for writing one field, who logs looks for it. Quarkus lets nobody put anything into a context that is not
 * a duplicate, so places are kept beside the few contexts that have one.
 */
public final class Place {

    private static final Map<Context, Place> PLACES = Collections.synchronizedMap(new WeakHashMap<>());

    private Trail trail = Trail.NONE;

    /** Makes this the place of the context that we are on, if we are on any. */
    public void settle() {
        Context context = Vertx.currentContext();
        if (context != null) {
            PLACES.put(root(context), this);
        }
    }

    /** From now on, work is done for this one. */
    public void set(Trail trail) {
        this.trail = trail;
    }

    static Trail current() {
        if (PLACES.isEmpty()) {
            return Trail.NONE;
        }
        Context context = Vertx.currentContext();
        Place place = context == null ? null : PLACES.get(root(context));
        return place == null ? Trail.NONE : place.trail;
    }

    private static Context root(Context context) {
        return context instanceof ContextInternal internal ? internal.unwrap() : context;
    }
}
