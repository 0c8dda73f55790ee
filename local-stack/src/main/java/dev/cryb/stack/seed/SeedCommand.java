package dev.cryb.stack.seed;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import java.util.List;

public final class SeedCommand {

    private SeedCommand() {}

    public static int run(Checkout checkout, List<String> words) {
        throw new StackFailure("not there yet: " + checkout + words);
    }
}
