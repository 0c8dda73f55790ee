package dev.cryb.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.cryb.bench.scenario.Scenario;
import java.lang.management.ManagementFactory;

/** Each socket is an open file, here and in the server. */
final class OpenFiles {

    /** Jars, logs, pipes. */
    private static final int REST = 500;

    private OpenFiles() {}

    static void require(BenchOptions options) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return;
        }
        int sockets = options.scenarios().contains(Scenario.IDLE)
                ? Math.max(options.shape().sockets(), options.shape().idleSockets())
                : options.shape().sockets();
        if (sockets + REST > system.getMaxFileDescriptorCount()) {
            throw new UsageError(sockets + " sockets need 'ulimit -n " + (sockets + REST) + "', this shell allows "
                    + system.getMaxFileDescriptorCount() + " (or use --idle-sockets)");
        }
    }
}
