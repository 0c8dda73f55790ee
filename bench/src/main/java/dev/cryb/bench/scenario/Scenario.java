package dev.cryb.bench.scenario;

/** What the bench does to a system. */
public enum Scenario {
    /** Sockets that do nothing: what each costs in memory. First, while no heap has been stretched by the others. */
    IDLE,
    /** Rooms of 100, their first members send on each ack: how many events reach clients. */
    FANOUT,
    /** Rooms of 2, half of all send on each ack: how many messages are kept and acked. */
    PERSIST,
    /** Rooms of 100, an even pace whatever comes back: how long a message takes. */
    LATENCY,
    /** Pages of history at an even pace while messages are sent: how long a page takes. Ours only. */
    HISTORY,
    /** Searches among a million messages of one server: how long one takes. Ours only. */
    SEARCH;

    /** Whether the peer has something to compare. */
    public boolean isOursOnly() {
        return this == HISTORY || this == SEARCH;
    }

    public String label() {
        return switch (this) {
            case FANOUT -> "fan-out";
            case PERSIST -> "persisted sends";
            case LATENCY -> "latency";
            case IDLE -> "idle";
            case HISTORY -> "history beside sends";
            case SEARCH -> "search";
        };
    }
}
