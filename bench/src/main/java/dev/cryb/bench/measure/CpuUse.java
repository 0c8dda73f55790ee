package dev.cryb.bench.measure;

/**
 * CPU seconds used within a window.
 *
 * @param seconds length of the window
 * @param servers the servers under test with their databases
 * @param generator the load generator
 * @param others everything else on the machine: above a few percent the figures are suspect
 */
public record CpuUse(double seconds, double servers, double generator, double others) {

    public double serverCores() {
        return servers / seconds;
    }

    public double otherCores() {
        return others / seconds;
    }

    public double generatorCores() {
        return generator / seconds;
    }

    /** The generator's part of the CPU time that the run took, 0 to 1. */
    public double generatorShare() {
        double both = servers + generator;
        return both == 0 ? 0 : generator / both;
    }
}
