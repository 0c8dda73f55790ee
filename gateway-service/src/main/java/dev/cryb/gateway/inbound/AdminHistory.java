package dev.cryb.gateway.inbound;

import dev.cryb.gateway.protocol.OpenSockets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last hour of this gateway's numbers, for the curves of {@code /admin}; it goes with the process.
 *
 * <p>A point each five seconds once the bus is read: 720 of them, some 40 KB.
 */
@Singleton
final class AdminHistory {

    static final int EVERY_MS = 5_000;
    static final int POINTS = 720;

    private final Vertx vertx;
    private final GatewayBus bus;
    private final OpenSockets sockets;
    /** Oldest first; guarded by itself, as it is written by a timer and read by requests. */
    private final Deque<Point> points = new ArrayDeque<>();

    private long timer;

    AdminHistory(Vertx vertx, GatewayBus bus, OpenSockets sockets) {
        this.vertx = vertx;
        this.bus = bus;
        this.sockets = sockets;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY_MS, ignored -> note());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    Hour hour() {
        synchronized (points) {
            return new Hour(EVERY_MS, List.copyOf(points));
        }
    }

    private void note() {
        if (bus.isReady()) {
            add(
                    points,
                    new Point(Instant.now(), sockets.count(), bus.sessionCount(), bus.waitingCount(), bus.lagMillis()));
        }
    }

    static void add(Deque<Point> points, Point point) {
        synchronized (points) {
            points.addLast(point);
            if (points.size() > POINTS) {
                points.removeFirst();
            }
        }
    }

    /**
     * What it answers.
     *
     * @param points oldest first
     */
    record Hour(int everyMs, List<Point> points) {}

    /** One moment; the fields are those of the report. */
    record Point(Instant at, long sockets, int sessions, int requestsWaiting, long eventLagMs) {}
}
