package dev.cryb.bench.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one thread's rooms and judges what comes back.
 *
 * <p>Closed loop: each ack is followed by the next message. Open loop: messages go by a {@link Pacer}.
 */
final class Traffic {

    /** Latencies are kept in microseconds, up to a minute. */
    private static final long MAX_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final Wire wire;
    private final Tally tally;
    private final Map<Integer, Room> rooms = new LinkedHashMap<>();
    private final Histogram latency = new Histogram(1, MAX_MICROS, 3);
    private int stampHint;
    private long recordFrom = Long.MAX_VALUE;
    private long recordTo = Long.MAX_VALUE;
    private boolean closedLoop;
    private @Nullable Pacer pacer;
    private int turns;
    private @Nullable Pacer statuses;
    private List<LoadSocket> changing = List.of();
    private long nextStatus;
    private long nextTurn;

    Traffic(Wire wire, Tally tally) {
        this.wire = wire;
        this.tally = tally;
    }

    Room room(int index) {
        return rooms.computeIfAbsent(index, Room::new);
    }

    void startClosedLoop(int inFlight) {
        closedLoop = true;
        long now = System.nanoTime();
        for (Room room : rooms.values()) {
            for (int i = 0; i < inFlight; i++) {
                send(room.sender(), now);
            }
            wire.flush(room.sender().socket());
        }
    }

    /** Begins an open loop in which the rooms 0 to {@code allRooms} take turns, other threads' rooms included. */
    void startPace(Pacer even, int allRooms) {
        pacer = even;
        turns = allRooms;
        nextTurn = 0;
    }

    /** Has everybody here change their status in turn, this thread's part of so many a second among all. */
    void startStatuses(double perSecond, int everybody) {
        changing =
                rooms.values().stream().flatMap(room -> room.sockets().stream()).toList();
        statuses = new Pacer(System.nanoTime(), perSecond * changing.size() / everybody);
        nextStatus = 0;
    }

    private void changeDue() {
        Pacer even = statuses;
        if (even == null) {
            return;
        }
        long due = even.dueBy(System.nanoTime());
        for (; nextStatus < due; nextStatus++) {
            LoadSocket socket = changing.get((int) (nextStatus % changing.size()));
            boolean odd = nextStatus / changing.size() % 2 != 0;
            socket.say(wire.status(odd ? "online" : "idle"));
            wire.flush(socket);
        }
    }

    void onStatus() {
        tally.statuses++;
    }

    void onError(String words) {
        tally.strange++;
        tally.trouble("refused: " + words);
    }

    void stopSending() {
        statuses = null;
        closedLoop = false;
        pacer = null;
    }

    /** Keeps the latencies of messages meant to be sent within these nanoseconds, whenever they arrive. */
    void record(long from, long to) {
        recordFrom = from;
        recordTo = to;
    }

    Collection<Room> rooms() {
        return new ArrayList<>(rooms.values());
    }

    Histogram latency() {
        return latency.copy();
    }

    /** Sends what is meant to have been sent by now. */
    void sendDue() {
        changeDue();
        Pacer even = pacer;
        if (even == null) {
            return;
        }
        long due = even.dueBy(System.nanoTime());
        for (; nextTurn < due; nextTurn++) {
            Room room = rooms.get((int) (nextTurn % turns));
            if (room == null) {
                continue;
            }
            if (room.sender().inFlight() >= Sender.MAX_IN_FLIGHT) {
                tally.overrun++;
                tally.trouble("the server does not keep up: " + Sender.MAX_IN_FLIGHT + " sends without an ack");
                continue;
            }
            send(room.sender(), even.meantAt(nextTurn));
            wire.flush(room.sender().socket());
        }
    }

    void onReady() {
        tally.ready++;
    }

    void onMessage(LoadSocket socket, Room room, byte[] buffer, int from, int to) {
        int at = Stamp.find(buffer, from, to, from + stampHint);
        if (at < 0) {
            tally.strange++;
            return;
        }
        stampHint = at - from;
        long number = Stamp.number(buffer, at);
        if (Stamp.room(buffer, at) != room.index() || number >= room.sender().sent()) {
            tally.strange++;
            return;
        }
        tally.delivered++;
        socket.received().add(number);
        long nanos = Stamp.nanos(buffer, at);
        if (nanos - recordFrom >= 0 && nanos - recordTo < 0) {
            latency.recordValue(Math.clamp((wire.now() - nanos) / 1000, 0L, MAX_MICROS));
        }
    }

    void onAck(LoadSocket socket, long id) {
        Sender sender = answered(socket, id);
        if (sender != null) {
            tally.acked++;
            if (closedLoop) {
                send(sender, wire.now());
            }
        }
    }

    /** A refused message gives its place in flight up, so that a server that refuses all is not hammered. */
    void onNack(LoadSocket socket, long id, String words) {
        if (answered(socket, id) != null) {
            tally.refused++;
            tally.trouble("a message was refused: " + words);
        }
    }

    private @Nullable Sender answered(LoadSocket socket, long id) {
        Sender sender = socket.sender();
        if (sender == null || !sender.onAnswer(id)) {
            tally.answeredTwice++;
            return null;
        }
        return sender;
    }

    private void send(Sender sender, long meant) {
        sender.send(meant);
        tally.sent++;
    }
}
