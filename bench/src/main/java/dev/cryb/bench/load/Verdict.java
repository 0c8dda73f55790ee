package dev.cryb.bench.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Whether every acked message reached every member of its room exactly once, and how long that took.
 *
 * @param unanswered sends that got no ack and no refusal
 * @param missing deliveries of sent messages that never came
 * @param doubled deliveries that came again
 * @param reordered deliveries that came after a later one of the same sender
 * @param strange events that belong to no message of that room, and acks that nobody waits for
 * @param lost sockets that ended
 * @param overrun messages of an open loop that could not be sent
 * @param latency microseconds from the time a message was meant to be sent to each delivery
 */
public record Verdict(
        long sent,
        long acked,
        long refused,
        long unanswered,
        long delivered,
        long missing,
        long doubled,
        long reordered,
        long strange,
        long lost,
        long overrun,
        Histogram latency,
        @Nullable String firstTrouble) {

    static Verdict of(Tally tally, Collection<Room> rooms, Histogram latency) {
        long missing = 0;
        long doubled = 0;
        long reordered = 0;
        for (Room room : rooms) {
            for (LoadSocket socket : room.sockets()) {
                missing += socket.received().missing(room.sender().sent());
                doubled += socket.received().doubled();
                reordered += socket.received().reordered();
            }
        }
        return new Verdict(
                tally.sent,
                tally.acked,
                tally.refused,
                tally.sent - tally.acked - tally.refused,
                tally.delivered,
                missing,
                doubled,
                reordered,
                tally.strange + tally.answeredTwice,
                tally.lost,
                tally.overrun,
                latency,
                tally.firstTrouble());
    }

    static Verdict join(List<Verdict> parts) {
        Verdict whole = parts.getFirst();
        for (Verdict part : parts.subList(1, parts.size())) {
            whole = whole.plus(part);
        }
        return whole;
    }

    /** What went wrong, each in a few words; empty when all is well. */
    public List<String> problems(boolean orderPromised) {
        List<String> problems = new ArrayList<>();
        note(problems, refused, "refused");
        note(problems, unanswered, "never answered");
        note(problems, missing, "deliveries missing");
        note(problems, doubled, "deliveries doubled");
        note(problems, strange, "strange events");
        note(problems, lost, "sockets lost");
        note(problems, overrun, "not sent in time");
        if (orderPromised) {
            note(problems, reordered, "deliveries out of order");
        }
        if (!problems.isEmpty() && firstTrouble != null) {
            problems.add("first: " + firstTrouble);
        }
        return problems;
    }

    private static void note(List<String> problems, long count, String what) {
        if (count > 0) {
            problems.add(count + " " + what);
        }
    }

    private Verdict plus(Verdict other) {
        Histogram both = latency.copy();
        both.add(other.latency);
        return new Verdict(
                sent + other.sent,
                acked + other.acked,
                refused + other.refused,
                unanswered + other.unanswered,
                delivered + other.delivered,
                missing + other.missing,
                doubled + other.doubled,
                reordered + other.reordered,
                strange + other.strange,
                lost + other.lost,
                overrun + other.overrun,
                both,
                firstTrouble != null ? firstTrouble : other.firstTrouble);
    }
}
