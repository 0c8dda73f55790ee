package dev.cryb.bench.scenario;

import java.time.Duration;

/**
 * How big and how long; the same for all sides of a run.
 *
 * @param sockets connected in the scenarios that send
 * @param idleSockets connected in the one that does not
 * @param inFlight messages of each sender without an ack, in closed loops
 * @param rate deliveries a second of the open loop
 * @param soak how long the soak lasts
 * @param soakRate deliveries a second in it
 * @param contentLength characters of a message
 * @param threads of the load generator
 */
public record LoadShape(
        Duration warmUp,
        Duration window,
        int sockets,
        int idleSockets,
        int inFlight,
        int rate,
        Duration soak,
        int soakRate,
        int contentLength,
        int threads) {

    public static final LoadShape DEFAULT = new LoadShape(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            1000,
            10_000,
            4,
            10_000,
            Duration.ofMinutes(30),
            100_000,
            64,
            1);

    /** People in the scenario in which they change their status. */
    static final int CHANGING = 4_000;

    /** Members of a room where many listen. */
    public static final int LARGE_ROOM = 100;

    /** Members of a room where few listen. */
    public static final int SMALL_ROOM = 2;
}
