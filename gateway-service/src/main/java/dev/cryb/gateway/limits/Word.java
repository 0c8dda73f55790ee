package dev.cryb.gateway.limits;

import java.util.List;

/**
 * What gateways tell each other of a party that several of them know.
 *
 * @param from the gateway that says it
 * @param asks whether the others shall say what they know
 * @param open what the party has open there: sockets of a network, sessions of a user
 * @param more whether {@code spent} comes on top of what is known, or is all that the gateway knows
 */
record Word(String from, Party party, boolean asks, int open, boolean more, List<Spent> spent) {

    Word {
        spent = List.copyOf(spent);
    }

    /**
     * What is missing in a bucket.
     *
     * @param place where, or 0
     * @param nanos until it is full again
     */
    record Spent(LimitKind kind, long place, long nanos) {}
}
