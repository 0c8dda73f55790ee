package dev.cryb.gateway.fanout;

import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The core's way to the event loops: one task a loop and turn, whatever was posted in that turn.
 *
 * <p>All calls are made on the core's context.
 */
public final class Loops {

    /** How long a patient delivery may wait for others: too short to be seen, and most of the writes in a full room. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Context core;
    private final Map<EventLoop, Integer> indexes = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private LongConsumer onDelivered = enteredMs -> {};
    private Traces traces = Traces.OFF;
    private boolean scheduled;

    /** One event loop, and what this turn has to say to it. */
    private static final class Lane {
        private final EventLoop loop;
        private final int index;
        private List<Object> waiting = new ArrayList<>();

        // These belong to the loop.

        private final Set<Subscriber> dirty = new LinkedHashSet<>();
        private final Set<Subscriber> patient = new LinkedHashSet<>();
        private final List<Delivery> written = new ArrayList<>();
        private long patientNanos = System.nanoTime() - PATIENCE_NANOS;

        Lane(EventLoop loop, int index) {
            this.loop = loop;
            this.index = index;
        }
    }

    public Loops(Context core) {
        this.core = core;
    }

    /** Tells of each event of the stream and each loop when it entered the stream, right after it was flushed there. */
    public void onDelivered(LongConsumer listener, Traces traces) {
        this.onDelivered = listener;
        this.traces = traces;
    }

    int indexOf(EventLoop loop) {
        return indexes.computeIfAbsent(loop, unknown -> {
            lanes.add(new Lane(unknown, lanes.size()));
            return lanes.size() - 1;
        });
    }

    /** Runs something on a loop, after all that was posted to it before. */
    void post(int loop, Runnable task) {
        add(lanes.get(loop), task);
    }

    /** Does something with one subscriber on its loop, after all that was posted there before, and flushes it. */
    public void post(Subscriber subscriber, Runnable task) {
        Lane lane = lanes.get(indexOf(subscriber.eventLoop()));
        add(lane, (Runnable) () -> {
            task.run();
            lane.dirty.add(subscriber);
        });
    }

    /** Delivers an event to all groups concerned. */
    public void deliver(Delivery delivery) {
        for (Lane lane : lanes) {
            for (Group group : delivery.groups()) {
                if (group.on(lane.index) != null) {
                    add(lane, delivery);
                    break;
                }
            }
        }
    }

    private void add(Lane lane, Object work) {
        lane.waiting.add(work);
        if (!scheduled) {
            scheduled = true;
            core.runOnContext(turn -> send());
        }
    }

    private void send() {
        scheduled = false;
        for (Lane lane : lanes) {
            if (!lane.waiting.isEmpty()) {
                List<Object> work = lane.waiting;
                lane.waiting = new ArrayList<>();
                lane.loop.execute(() -> work(lane, work));
            }
        }
    }

    private void work(Lane lane, List<Object> work) {
        List<Step> steps = steps(work);
        boolean nobodyWaits = lane.patient.isEmpty();
        for (Object one : work) {
            if (one instanceof Delivery delivery) {
                deliver(lane, delivery);
            } else {
                ((Runnable) one).run();
            }
        }
        flush(lane.dirty);
        steps.forEach(Step::end);
        for (Object one : work) {
            if (one instanceof Delivery delivery && !delivery.isPatient()) {
                tellDelivered(delivery);
            }
        }
        if (nobodyWaits && !lane.patient.isEmpty()) {
            long wait = lane.patientNanos + PATIENCE_NANOS - System.nanoTime();
            if (wait <= 0) {
                flushPatient(lane);
            } else {
                lane.loop.schedule(() -> flushPatient(lane), wait, TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Sends what has waited; the first after a quiet time is sent at once. */
    private void flushPatient(Lane lane) {
        lane.patientNanos = System.nanoTime();
        flush(lane.patient);
        lane.written.forEach(this::tellDelivered);
        lane.written.clear();
    }

    private static void flush(Set<Subscriber> subscribers) {
        try {
            subscribers.forEach(Subscriber::flush);
        } finally {
            subscribers.clear();
        }
    }

    private void tellDelivered(Delivery delivery) {
        if (delivery.enteredMs() > 0) {
            onDelivered.accept(delivery.enteredMs());
        }
    }

    /** A step on this loop for each event that is traced. */
    private List<Step> steps(List<Object> work) {
        List<Step> steps = List.of();
        for (Object one : work) {
            if (one instanceof Delivery delivery && delivery.trace() != null) {
                Step step = traces.step("deliver " + delivery.event().name(), Traces.Kind.CONSUMER, delivery.trace());
                if (step != null) {
                    steps = steps.isEmpty() ? new ArrayList<>() : steps;
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    private static void deliver(Lane lane, Delivery delivery) {
        Set<Subscriber> flushed = delivery.isPatient() ? lane.patient : lane.dirty;
        for (Group group : delivery.groups()) {
            Set<Subscriber> members = group.on(lane.index);
            if (members != null) {
                for (Subscriber subscriber : members) {
                    subscriber.deliver(delivery);
                    flushed.add(subscriber);
                }
            }
        }
        if (delivery.isPatient()) {
            lane.written.add(delivery);
        }
    }
}
