package dev.cryb.gateway.session;

import dev.cryb.gateway.fanout.Loops;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * How the sessions of a gateway that goes away leave: in waves, each told when to come back. Belongs to the core loop.
 *
 * <p>A session whose turn it is begins nothing new and goes as soon as its last answer is written. So other gateways get
 * so many newcomers at once and not more, and no client has to wonder what became of a request. Those that have not
 * signed in yet go with the next tick.
 */
final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    /** The code of a gateway that goes away; clients come back elsewhere. */
    private static final int GOING_AWAY = 1012;

    private final Context core;
    private final Arrivals arrivals;
    private final Loops loops;
    private final DrainPlan plan;
    private final Queue<Session> staying = new ArrayDeque<>();
    private volatile boolean on;

    Drain(Context core, Arrivals arrivals, Loops loops, DrainPlan plan) {
        this.core = core;
        this.arrivals = arrivals;
        this.loops = loops;
        this.plan = plan;
    }

    /** Whether it has begun; any thread. */
    boolean isOn() {
        return on;
    }

    /** What one session is told; any thread. */
    Closing farewell() {
        long later = ThreadLocalRandom.current().nextLong(plan.spread().toMillis() + 1);
        return new Closing(GOING_AWAY, "going away", true, later, false);
    }

    void begin() {
        if (on) {
            return;
        }
        on = true;
        staying.addAll(arrivals.all());
        int wave = plan.waveOf(staying.size());
        LOG.infof(
                "%d sessions leave, %d every %d ms",
                staying.size(), wave, plan.every().toMillis());
        tell(wave, now() + plan.time().toMillis());
    }

    private void tell(int wave, long byMs) {
        for (int i = 0; i < wave && !staying.isEmpty(); i++) {
            Session session = staying.remove();
            Closing farewell = farewell();
            loops.post(session, () -> session.drain(farewell, byMs));
        }
        if (!staying.isEmpty()) {
            core.owner().setTimer(plan.every().toMillis(), timer -> core.runOnContext(turn -> tell(wave, byMs)));
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
