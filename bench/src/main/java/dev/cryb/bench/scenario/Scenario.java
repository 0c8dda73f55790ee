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
    SEARCH,
    /** Sockets of as many people who do nothing: what it costs to know that they are there. Ours only. */
    PRESENT,
    /** All those connections are lost at once and come back: how long that takes, and who was told. Ours only. */
    RETURN,
    /** Changes of status at an even pace in rooms of 100 while messages are sent. Ours only. */
    STATUS,
    /** Half of what the machine can do for half an hour: whether anything grows. Ours only, when asked for. */
    SOAK;

    /** Whether the peer has something to compare. */
    public boolean isOursOnly() {
        return switch (this) {
            case IDLE, FANOUT, PERSIST, LATENCY -> false;
            case HISTORY, SEARCH, PRESENT, RETURN, STATUS, SOAK -> true;
        };
    }

    public String label() {
        return switch (this) {
            case FANOUT -> "fan-out";
            case PERSIST -> "persisted sends";
            case LATENCY -> "latency";
            case IDLE -> "idle";
            case HISTORY -> "history beside sends";
            case SEARCH -> "search";
            case PRESENT -> "presence of idle sockets";
            case RETURN -> "all lost and back";
            case SOAK -> "soak";
            case STATUS -> "messages beside changes of status";
        };
    }
}
