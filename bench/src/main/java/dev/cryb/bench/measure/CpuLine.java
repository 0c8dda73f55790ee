package dev.cryb.bench.measure;

/** The first line of {@code /proc/stat}: ticks of all CPUs by what they did. */
final class CpuLine {

    private static final int IDLE = 4;
    private static final int IOWAIT = 5;
    /** Guest time, which comes after, is contained in user time. */
    private static final int STEAL = 8;

    private CpuLine() {}

    /** Ticks spent on anything; what the host took away (steal) counts, as it was not there for us either. */
    static long busy(String line) {
        String[] fields = line.trim().split("\\s+", -1);
        if (!fields[0].equals("cpu")) {
            return 0;
        }
        long busy = 0;
        for (int i = 1; i < fields.length && i <= STEAL; i++) {
            if (i != IDLE && i != IOWAIT) {
                busy += Long.parseLong(fields[i]);
            }
        }
        return busy;
    }
}
