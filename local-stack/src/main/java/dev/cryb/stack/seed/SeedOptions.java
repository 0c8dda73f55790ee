package dev.cryb.stack.seed;

import dev.cryb.stack.cli.Arguments;
import dev.cryb.stack.cli.UsageFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of {@code seed}.
 *
 * @param users to register
 * @param roomSize users in each room; the last room may have fewer
 * @param out folder that gets {@code users.tsv}
 */
record SeedOptions(int users, int roomSize, Path out) {

    private static final int MOST_USERS = 100_000;

    /** @param defaultOut where to write unless told otherwise */
    static SeedOptions parse(List<String> words, Path defaultOut) {
        int users = 0;
        int roomSize = 0;
        var out = defaultOut;
        var arguments = new Arguments(words);
        while (arguments.hasNext()) {
            var option = arguments.next();
            switch (option) {
                case "--users" -> users = arguments.number(option, 1, MOST_USERS);
                case "--room-size" -> roomSize = arguments.number(option, 1, MOST_USERS);
                case "--out" -> out = arguments.path(option);
                default -> throw new UsageFailure("seed does not know " + option);
            }
        }
        if (users == 0 || roomSize == 0) {
            throw new UsageFailure("seed needs --users N and --room-size M");
        }
        return new SeedOptions(users, roomSize, out);
    }
}
