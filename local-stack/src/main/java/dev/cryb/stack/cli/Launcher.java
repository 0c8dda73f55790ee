package dev.cryb.stack.cli;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.seed.SeedCommand;
import java.util.List;

/** The main class behind {@code ./cryb}; exits with 0, 1 (it did not work) or 2 (wrongly called). */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
            var checkout = Checkout.find();
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> UpCommand.run(checkout, UpOptions.parse(rest), rest);
                case "down" -> DownCommand.run(checkout, rest);
                case "status" -> StatusCommand.run(checkout, rest);
                case "logs" -> LogsCommand.run(checkout, rest);
                case "seed" -> SeedCommand.run(checkout, rest);
                default -> throw new UsageFailure("unknown command: " + String.join(" ", arguments));
            };
        } catch (UsageFailure e) {
            System.err.println("cryb: " + e.getMessage() + "  (./cryb --help)");
            return 2;
        } catch (StackFailure e) {
            System.err.println("cryb: " + e.getMessage());
            return 1;
        }
    }
}
