package dev.cryb.bus;

import java.util.ArrayList;
import java.util.List;

/** What a batch would make of one partition, until it is committed. */
final class Draft {

    final HeldPartition held;
    final List<Outgoing.Command> commands = new ArrayList<>();
    final List<Outgoing.Event> events = new ArrayList<>();
    final List<Outgoing.Answer> answers = new ArrayList<>();
    final List<Outgoing.Dead> dead = new ArrayList<>();

    StreamId position;
    long lastId;
    long published;

    /** Characters of what goes out so far; kept against the bound of the partition row. */
    int size;

    private Outgoing outgoing = Outgoing.NOTHING;

    Draft(HeldPartition held) {
        this.held = held;
        this.position = held.position;
        this.lastId = held.lastId;
        this.published = held.published;
    }

    Transaction.Advance advance() {
        outgoing = new Outgoing(commands, held.published + 1, events, answers, dead);
        return new Transaction.Advance(
                held.partition, held.epoch, held.position, position, lastId, published, outgoing.toBytes());
    }

    /** After the commit: what was drafted is now so. */
    void apply() {
        held.position = position;
        held.lastId = lastId;
        held.published = published;
        held.outgoing = outgoing;
    }
}
