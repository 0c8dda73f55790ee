package dev.cryb.bench.report;

/**
 * A column of the table.
 *
 * @param processes of the peer; 0: it is ours
 * @param main of ours, the one that the targets are about
 */
public record Contestant(String label, int processes, boolean main) {

    /** Ours, speaking what the peer speaks. */
    public static Contestant cryb() {
        return new Contestant("CRYB", 0, true);
    }

    /** Ours, speaking something else. */
    public static Contestant cryb(String dialect) {
        return new Contestant("CRYB (" + dialect + ")", 0, false);
    }

    public static Contestant peer(int processes) {
        return new Contestant("peer, " + processes + (processes == 1 ? " process" : " processes"), processes, false);
    }

    boolean isPeer() {
        return processes > 0;
    }
}
