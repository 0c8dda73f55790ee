package dev.cryb.settings;

import java.util.List;

/** Ends a process that was configured wrongly, before anything of it has started. */
public final class Startup {

    /** What sysexits.h calls EX_CONFIG. */
    public static final int WRONGLY_CONFIGURED = 78;

    private Startup() {}

    /** Says what is wrong, a line each, and exits; does nothing when nothing is. */
    @SuppressWarnings("SystemOut") // there is no log yet
    public static void requireNone(String service, List<String> faults) {
        if (faults.isEmpty()) {
            return;
        }
        System.err.println(service + " does not start, as its configuration is wrong (docs/operations.md):");
        faults.forEach(fault -> System.err.println("  " + fault));
        System.exit(WRONGLY_CONFIGURED);
    }
}
