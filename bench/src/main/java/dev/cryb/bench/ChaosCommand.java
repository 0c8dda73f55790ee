package dev.cryb.bench;

import dev.cryb.bench.chaos.Chaos;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** {@code ./cryb bench chaos}: says what it breaks, and whether a promise was. */
final class ChaosCommand {

    static final String NAME = "chaos";

    private static final int MINUTES = 10;
    private static final int PEOPLE = 40;

    private ChaosCommand() {}

    /** Answers whether all promises were kept. */
    static boolean run(PrintStream out, String... args) {
        Arguments given = Arguments.of(args);
        int minutes = given.number("--minutes", MINUTES, 1, 100_000);
        int people = given.number("--people", PEOPLE, 1, 10_000);
        int seed = given.number("--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000), 0, 999_999_999);
        given.word();
        given.refuseRest();
        out.println("chaos for " + minutes + " min, --seed " + seed);
        Chaos.Verdict verdict = Chaos.run(seed, Duration.ofMinutes(minutes), people, out::println);
        verdict.words().forEach(out::println);
        verdict.problems().forEach(problem -> out.println("BROKEN: " + problem));
        out.println(verdict.problems().isEmpty() ? "every promise was kept" : "PROMISES WERE BROKEN");
        return verdict.problems().isEmpty();
    }
}
