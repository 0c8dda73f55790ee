package dev.cryb.bench;

import dev.cryb.bench.scenario.Outcome;
import java.util.Locale;

/** An outcome in one line, as the run goes on. */
final class Words {

    private Words() {}

    static String of(Outcome outcome) {
        String figures =
                switch (outcome) {
                    case Outcome.Traffic it -> traffic(it);
                    case Outcome.Idle it ->
                        String.format(Locale.ROOT, "%.1f KB a socket (%,d)", it.bytesPerSocket() / 1024, it.sockets());
                    case Outcome.Asked it ->
                        String.format(
                                Locale.ROOT,
                                "%,.0f a second, p50 %.1f p95 %.1f p99 %.1f ms",
                                it.perSecond(),
                                it.p50(),
                                it.p95(),
                                it.p99());
                    case Outcome.Present it ->
                        String.format(Locale.ROOT, "%.3f cores for %,d sockets", it.cores(), it.sockets());
                    case Outcome.Returned it ->
                        String.format(Locale.ROOT, "%,d sockets back after %.1f s", it.sockets(), it.seconds());
                    case Outcome.Soaked it -> it.time().toMinutes() + " min; " + it.held();
                    case Outcome.Broken it -> "";
                };
        return outcome.failed() ? "FAILED: " + String.join(", ", outcome.problems()) + "; " + figures : figures;
    }

    private static String traffic(Outcome.Traffic it) {
        return String.format(
                Locale.ROOT,
                "%,.0f deliveries/s, %,.0f acks/s%s, p50 %.1f p99 %.1f max %.1f ms; cores: servers %.2f, generator %.2f,"
                        + " others %.2f%s",
                it.deliveriesPerSecond(),
                it.acksPerSecond(),
                it.statusesPerSecond() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,.0f statuses/s", it.statusesPerSecond()),
                it.latency().p50(),
                it.latency().p99(),
                it.latency().max(),
                it.cpu().serverCores(),
                it.cpu().generatorCores(),
                it.cpu().otherCores(),
                it.reordered() == 0 ? "" : "; " + it.reordered() + " deliveries out of order");
    }
}
