package dev.cryb.bench;

import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.PlainDialect;
import dev.cryb.bench.load.SocketIoDialect;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.report.Contestant;
import dev.cryb.bench.report.HistoryRow;
import dev.cryb.bench.report.ResultFile;
import dev.cryb.bench.report.Results;
import dev.cryb.bench.report.RunFacts;
import dev.cryb.bench.report.Table;
import dev.cryb.bench.scenario.Outcome;
import dev.cryb.bench.scenario.Scenario;
import dev.cryb.bench.scenario.Scenarios;
import dev.cryb.bench.side.CrybSide;
import dev.cryb.bench.side.PeerSide;
import dev.cryb.bench.side.Side;
import dev.cryb.bench.side.SideFailure;
import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code ./cryb bench}: loads each side in turn with the same clients and compares. */
public final class Bench {

    private static final List<String> HELP = List.of("--help", "-h", "--list");
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final BenchOptions options;
    private final PrintStream out;
    private final Scenarios scenarios;
    private final Results results = new Results();
    private volatile boolean interrupted;

    /**
     * A side and the columns that it fills.
     *
     * @param start begins a fresh one for each round
     */
    private record Entrant(Supplier<Side> start, Map<Contestant, Dialect> contestants) {}

    private Bench(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.scenarios = new Scenarios(options.shape(), Machine.local(), out::println);
    }

    public static void main(String... args) {
        if (HELP.stream().anyMatch(List.of(args)::contains)) {
            System.out.print(BenchOptions.HELP);
            return;
        }
        int code;
        try {
            code = switch (args.length > 0 ? args[0] : "") {
                case ChaosCommand.NAME -> ChaosCommand.run(System.out, args) ? OK : FAILED;
                case VoiceCommand.NAME -> VoiceCommand.run(System.out, args) ? OK : FAILED;
                default -> new Bench(BenchOptions.parse(args), System.out).run();
            };
        } catch (UsageError e) {
            System.err.println(e.getMessage() + "; ./cryb bench --help tells more");
            code = USAGE;
        } catch (SideFailure | StackFailure | IOException e) {
            System.err.println("bench: " + e.getMessage());
            code = FAILED;
        }
        System.exit(code);
    }

    private int run() throws IOException {
        Checkout checkout = Checkout.find();
        RunFacts facts = RunFacts.now(checkout.root(), options.gateways(), options.rounds(), options.shape());
        OpenFiles.require(options);
        for (int round = 1; round <= options.rounds(); round++) {
            if (options.rounds() > 1) {
                out.println("round " + round + " of " + options.rounds());
            }
            for (Entrant entrant : entrants()) {
                run(entrant);
            }
        }
        if (interrupted) {
            return FAILED;
        }
        out.println();
        out.print(new Table(results).render());
        out.println();
        out.println("For docs/performance.md:");
        out.println(HistoryRow.head());
        out.println(HistoryRow.render(facts, results));
        out.println();
        out.println("Written to " + ResultFile.write(checkout.state().resolve("bench"), facts, results));
        return results.anyFailed() ? FAILED : OK;
    }

    private List<Entrant> entrants() {
        List<Entrant> entrants = new ArrayList<>();
        if (options.ours()) {
            entrants.add(new Entrant(this::startOurs, ours()));
        }
        for (int processes : options.peers()) {
            entrants.add(new Entrant(
                    () -> PeerSide.start(processes, this::say),
                    Map.of(Contestant.peer(processes), new SocketIoDialect())));
        }
        return entrants;
    }

    private Side startOurs() {
        return options.usersFile() == null
                ? CrybSide.start(options.gateways(), options.messaging(), this::say)
                : CrybSide.running(options.urls(), options.usersFile());
    }

    private Map<Contestant, Dialect> ours() {
        Map<Contestant, Dialect> contestants = new LinkedHashMap<>();
        contestants.put(Contestant.cryb(), new SocketIoDialect());
        if (options.plain()) {
            for (Dialect plain : List.of(new PlainDialect(false), new PlainDialect(true))) {
                contestants.put(Contestant.cryb(plain.label()), plain);
            }
        }
        return contestants;
    }

    private void run(Entrant entrant) {
        Side side = entrant.start().get();
        Thread ending = new Thread(() -> end(side), "bench-ending");
        Runtime.getRuntime().addShutdownHook(ending);
        for (Scenario scenario : options.scenarios()) {
            entrant.contestants().forEach((contestant, dialect) -> {
                if (!scenario.isOursOnly() || contestant.equals(Contestant.cryb())) {
                    run(scenario, contestant, side, dialect);
                }
            });
        }
        if (!interrupted) {
            Runtime.getRuntime().removeShutdownHook(ending);
            side.close();
        }
    }

    private void run(Scenario scenario, Contestant contestant, Side side, Dialect dialect) {
        if (interrupted) {
            return;
        }
        out.println(contestant.label() + ": " + scenario.label());
        Outcome outcome = scenarios.run(scenario, side, dialect);
        if (!interrupted) {
            results.add(contestant, outcome);
            out.println("  " + Words.of(outcome));
        }
    }

    /** Ctrl-C: what the scenario under way then runs into is of no interest. */
    private void end(Side side) {
        interrupted = true;
        side.close();
    }

    private void say(String words) {
        out.println(words);
    }
}
