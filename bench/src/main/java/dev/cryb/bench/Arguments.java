package dev.cryb.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line, taken apart by name; what nobody asked for is refused at the end. */
final class Arguments {

    private final List<String> rest;

    private Arguments(List<String> rest) {
        this.rest = rest;
    }

    /** {@code --name=value} and {@code --name value} are the same. */
    static Arguments of(String... args) {
        List<String> rest = new ArrayList<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            rest.addAll(
                    arg.startsWith("--") && equals > 0
                            ? List.of(arg.substring(0, equals), arg.substring(equals + 1))
                            : Arrays.asList(arg));
        }
        return new Arguments(rest);
    }

    boolean flag(String name) {
        return rest.remove(name);
    }

    @Nullable
    String text(String name) {
        int at = rest.indexOf(name);
        if (at < 0) {
            return null;
        }
        rest.remove(at);
        if (at == rest.size() || rest.get(at).startsWith("--")) {
            throw new UsageError(name + " needs a value");
        }
        return rest.remove(at);
    }

    int number(String name, int otherwise, int least, int most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new UsageError(name + " takes a number from " + least + " to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** The one word that is no option; null when there is none. Ask after the options with values. */
    @Nullable
    String word() {
        for (String arg : rest) {
            if (!arg.startsWith("--")) {
                rest.remove(arg);
                return arg;
            }
        }
        return null;
    }

    void refuseRest() {
        if (!rest.isEmpty()) {
            throw new UsageError("'" + rest.getFirst() + "' is not understood");
        }
    }
}
