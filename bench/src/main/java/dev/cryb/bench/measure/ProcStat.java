package dev.cryb.bench.measure;

/**
 * One line of Linux' {@code /proc/<pid>/stat}, as far as it is needed (proc(5)).
 *
 * @param ticks CPU time of the process and of its children that have ended, in ticks of {@link #TICKS_PER_SECOND}
 */
record ProcStat(long pid, long parent, long ticks) {

    /** USER_HZ, which Linux fixes at 100 for what it shows in /proc. */
    static final double TICKS_PER_SECOND = 100;

    /** Places after the command, which stands in parentheses and may hold spaces and parentheses itself. */
    private static final int PARENT = 1;

    private static final int UTIME = 11;
    private static final int CSTIME = 14;

    static ProcStat parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line);
        }
        String[] rest = line.substring(close + 2).split(" ", -1);
        long ticks = 0;
        for (int i = UTIME; i <= CSTIME; i++) {
            ticks += Long.parseLong(rest[i]);
        }
        return new ProcStat(Long.parseLong(line.substring(0, open).trim()), Long.parseLong(rest[PARENT]), ticks);
    }
}
