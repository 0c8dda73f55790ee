package dev.cryb.bench.measure;

/**
 * CPU seconds used up to a moment.
 *
 * @param nanos the moment, {@link System#nanoTime}
 * @param servers the servers under test with their databases
 * @param generator this process
 * @param machine all that ran
 */
public record CpuTimes(long nanos, double servers, double generator, double machine) {

    /** What was used between {@code before} and this. */
    public CpuUse since(CpuTimes before) {
        double seconds = (nanos - before.nanos) / 1e9;
        double used = servers - before.servers;
        double own = generator - before.generator;
        double others = Math.max(0, machine - before.machine - used - own);
        return new CpuUse(seconds, used, own, others);
    }
}
