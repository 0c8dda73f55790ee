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
 * @param roomsPerServer rooms that share a server
 * @param out folder that gets {@code users.tsv}
 */
record SeedOptions(int users, int roomSize, int roomsPerServer, Path out) {

    private static final int MOST_USERS = 100_000;
    private static final int ROOMS_A_SERVER = 10;
    private static final int MOST_ROOMS = 500;

    /** @param defaultOut where to write unless told otherwise */
    static SeedOptions parse(List<String> words, Path defaultOut) {
        int users = 0;
        int roomSize = 0;
        int roomsPerServer = ROOMS_A_SERVER;
        var out = defaultOut;
        var arguments = new Arguments(words);
        while (arguments.hasNext()) {
            var option = arguments.next();
            switch (option) {
                case "--users" -> users = arguments.number(option, 1, MOST_USERS);
                case "--room-size" -> roomSize = arguments.number(option, 1, MOST_USERS);
                case "--rooms-per-server" -> roomsPerServer = arguments.number(option, 1, MOST_ROOMS);
                case "--out" -> out = arguments.path(option);
                default -> throw new UsageFailure("seed does not know " + option);
            }
        }
        if (users == 0 || roomSize == 0) {
            throw new UsageFailure("seed needs --users N and --room-size M");
        }
        return new SeedOptions(users, roomSize, roomsPerServer, out);
    }
}
