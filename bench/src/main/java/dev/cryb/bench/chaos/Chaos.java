package dev.cryb.bench.chaos;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Two of everything that may be two, people who talk, and a seed's worth of mischief. */
public final class Chaos {

    private Chaos() {}

    /**
     * What came of it.
     *
     * @param problems promises that were broken; empty if all were kept
     * @param words what was done and counted, a line each
     */
    public record Verdict(List<String> problems, List<String> words) {}

    /**
     * Runs it on a stack of its own.
     *
     * @param people who talk
     * @param say takes a line for each thing that is broken
     */
    public static Verdict run(long seed, Duration length, int people, Consumer<String> say) {
        StackOptions options = StackOptions.temporary()
                .withInstances("gateway", 2)
                .withInstances("messaging", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("JWT_EXPIRES_IN", "6h");
        try (Stack stack = Stack.start(options);
                Crowd crowd = Crowd.gather(stack.gatewayUrls(), stack.stores().operatorJdbcUrl(), people)) {
            Witness witness = crowd.witness();
            crowd.awaitAcks(people);
            Mischief mischief = new Mischief(stack, seed, say);
            mischief.goOn(length);
            crowd.awaitAcks(people);
            int stored = crowd.finish();
            return new Verdict(
                    witness.problems(),
                    List.of(
                            "seed " + seed + ", " + length.toSeconds() + " s, " + people + " people",
                            "done: " + mischief.words(),
                            String.format(
                                    Locale.ROOT,
                                    "%,d messages acked, %,d stored; longest from the first try to the ack %,d ms",
                                    witness.acks(),
                                    stored,
                                    witness.longestAckMillis()),
                            String.format(
                                    Locale.ROOT,
                                    "%,d sessions resumed, %,d begun anew, of which %,d as events were lost",
                                    witness.resumes(),
                                    witness.beginnings(),
                                    witness.resyncCount())));
        }
    }
}
