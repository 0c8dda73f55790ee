package dev.cryb.bench.load;

/** The sending half of a room's first member: what it has sent and what was acked. */
final class Sender {

    /** More than this many without an ack: the server does not keep up, and no more is sent. */
    static final int MAX_IN_FLIGHT = 1000;

    private final LoadSocket socket;
    private final int room;
    private final MessageTemplate template;
    private final OnceWindow acks = new OnceWindow();
    private long sent;
    private long answered;

    Sender(LoadSocket socket, int room, MessageTemplate template) {
        this.socket = socket;
        this.room = room;
        this.template = template;
    }

    /** Puts one message into the socket's output; the caller flushes. */
    void send(long nanos) {
        socket.say(template.fill(room, sent, nanos));
        sent++;
    }

    /** Takes an ack or a refusal; false when that message was answered before. */
    boolean onAnswer(long ackId) {
        if (!acks.add(MessageTemplate.numberOf(ackId, acks.next()))) {
            return false;
        }
        answered++;
        return true;
    }

    LoadSocket socket() {
        return socket;
    }

    long sent() {
        return sent;
    }

    long inFlight() {
        return sent - answered;
    }
}
