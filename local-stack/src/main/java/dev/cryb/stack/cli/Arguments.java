package dev.cryb.stack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.ListIterator;

/** The words of a command line, taken one by one; {@code --name=value} counts as two. */
public final class Arguments {

    private final ListIterator<String> words;

    public Arguments(List<String> arguments) {
        words = arguments.stream()
                .flatMap(word -> word.startsWith("--") ? List.of(word.split("=", 2)).stream() : List.of(word).stream())
                .toList()
                .listIterator();
    }

    public boolean hasNext() {
        return words.hasNext();
    }

    public String next() {
        return words.next();
    }

    /** What follows an option. */
    public String value(String option) {
        if (!words.hasNext()) {
            throw new UsageFailure(option + " needs a value");
        }
        return words.next();
    }

    /** A path that follows an option; relative to where {@code ./cryb} was called, which goes to the root itself. */
    public Path path(String option) {
        var calledFrom = System.getenv("CALLED_FROM");
        return Path.of(calledFrom == null ? "" : calledFrom)
                .resolve(value(option))
                .toAbsolutePath()
                .normalize();
    }

    /** A whole number that follows an option. */
    public int number(String option, int lowest, int highest) {
        var text = value(option);
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the bounds.
        }
        throw new UsageFailure(option + " takes a number from " + lowest + " to " + highest + ", not '" + text + "'");
    }
}
