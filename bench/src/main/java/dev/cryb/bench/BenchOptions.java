package dev.cryb.bench;

import dev.cryb.bench.scenario.LoadShape;
import dev.cryb.bench.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for.
 *
 * @param ours whether CRYB runs at all
 * @param plain whether CRYB's plain protocol gets columns of its own
 * @param peers processes of each peer to run; empty without {@code --peer}
 * @param rounds how often all of it is done; figures are medians
 * @param urls gateways of a stack that runs already, instead of one of our own
 * @param usersFile who is in that stack, as {@code ./cryb seed} writes it
 */
record BenchOptions(
        List<Scenario> scenarios,
        boolean ours,
        boolean plain,
        List<Integer> peers,
        int gateways,
        int messaging,
        int rounds,
        List<String> urls,
        @Nullable Path usersFile,
        LoadShape shape) {

    private static final List<Scenario> ALL = Arrays.stream(Scenario.values())
            .filter(scenario -> scenario != Scenario.SOAK)
            .toList();

    static final String HELP = """
            ./cryb bench [SCENARIO] [options]   measures CRYB, and with --peer what one would build instead

            scenarios (all but soak when none is named)
              fanout    rooms of 100, one sender each, next message on each ack: deliveries/s
              persist   rooms of 2, one sender each, next message on each ack: acks/s
              latency   rooms of 100 at an even pace: time from send to delivery, without coordinated omission
              idle      sockets that do nothing: resident memory each
              history   pages of 50 at 200/s beside 1,000 sends/s: p99 (CRYB only)
              search    10/s among 1,000,000 messages of one server: p95 (CRYB only; filling takes some minutes)
              presence  10,000 people who do nothing, who all lose their connection and come back, and messages beside
                        2,000 changes of status a second in rooms of 100 (CRYB only; registering takes some minutes)
              status    the last of these alone
              soak      half an hour of 100,000 deliveries/s: live heaps, threads, descriptors, Redis and tables must not
                        grow (CRYB only; not among all)
              chaos     people talk and resume while parts are killed, frozen, terminated and emptied for --minutes (10),
                        as --seed has it; exits with 1 if a promise was broken (CRYB only; not among all)
              voice     joins of calls at --joins (50) a second by --people (100) for --seconds (60) with a LiveKit beside
                        them, and what comparing --rooms (1000) of it costs (CRYB only; not among all)
              cpu       fanout and latency, for the CPU time of all servers and databases a delivery

            sides
              --peer              also Socket.IO + Redis adapter + Postgres insert (bench/peer), as 1 and as 2 processes;
                                  needs Node.js >= 20 with npm
              --peer-processes N  only with so many
              --only-peer         leave CRYB out
              --plain             CRYB's plain protocol too, single and batched
              --gateways N        gateways of our stack (1)
              --messaging N       messaging services of our stack (1)
              --url URL[,URL]     use a running stack's gateways (start it with CRYB_LIMITS_ENABLED=false) ...
              --users-file FILE   ... and these people in it: users.tsv of ./cryb seed --users 1000 --room-size 100
                                  (for persist: --room-size 2,
                                  for presence: --users 10000 --rooms-per-server 1)

            size
              --seconds N         measured window (10)           --warmup N        before it (5)
              --sockets N         in rooms (1000)                --idle-sockets N  in idle (10000)
              --in-flight N       unacked a sender (4)           --rate N          deliveries/s in latency (10000)
              --minutes N         of the soak (30)               --soak-rate N     deliveries/s in it (100000)
              --content N         characters a message (64)      --threads N       of the generator (1)
              --rounds N          do it all N times, show medians (1)

            Every message is checked: acked means kept in Postgres and delivered to each member once, for CRYB in
            order; else the figure reads FAILED. Results go to .cryb/bench/.
            """;

    static BenchOptions parse(String... args) {
        Arguments given = Arguments.of(args);
        LoadShape base = LoadShape.DEFAULT;
        LoadShape shape = new LoadShape(
                Duration.ofSeconds(given.number("--warmup", (int) base.warmUp().toSeconds(), 0, 600)),
                Duration.ofSeconds(given.number("--seconds", (int) base.window().toSeconds(), 1, 3600)),
                given.number("--sockets", base.sockets(), LoadShape.LARGE_ROOM, 60_000),
                given.number("--idle-sockets", base.idleSockets(), 1, 60_000),
                given.number("--in-flight", base.inFlight(), 1, 500),
                given.number("--rate", base.rate(), LoadShape.LARGE_ROOM, 2_000_000),
                Duration.ofMinutes(given.number("--minutes", (int) base.soak().toMinutes(), 1, 100_000)),
                given.number("--soak-rate", base.soakRate(), LoadShape.LARGE_ROOM, 2_000_000),
                given.number("--content", base.contentLength(), 30, 2000),
                given.number("--threads", base.threads(), 1, 16));
        int processes = given.number("--peer-processes", 0, 1, 16);
        int gateways = given.number("--gateways", 1, 1, 16);
        int messaging = given.number("--messaging", 1, 1, 16);
        int rounds = given.number("--rounds", 1, 1, 100);
        String urls = given.text("--url");
        String users = given.text("--users-file");
        boolean onlyPeer = given.flag("--only-peer");
        boolean peer = given.flag("--peer") || onlyPeer || processes > 0;
        boolean plain = given.flag("--plain");
        List<Scenario> scenarios = scenarios(given.word());
        given.refuseRest();
        if ((users == null) != (urls == null)) {
            throw new UsageError("--url and --users-file belong together");
        }
        List<Integer> peers = processes > 0 ? List.of(processes) : List.of(1, 2);
        return new BenchOptions(
                scenarios,
                !onlyPeer,
                plain,
                peer ? peers : List.of(),
                gateways,
                messaging,
                rounds,
                urls == null ? List.of() : List.of(urls.split(",", -1)),
                users == null ? null : Path.of(users),
                shape);
    }

    private static List<Scenario> scenarios(@Nullable String name) {
        return switch (name) {
            case null -> ALL;
            case "all" -> ALL;
            case "fanout" -> List.of(Scenario.FANOUT);
            case "persist" -> List.of(Scenario.PERSIST);
            case "latency" -> List.of(Scenario.LATENCY);
            case "idle" -> List.of(Scenario.IDLE);
            case "history" -> List.of(Scenario.HISTORY);
            case "search" -> List.of(Scenario.SEARCH);
            // First those who must not have been there before.
            case "presence" -> List.of(Scenario.RETURN, Scenario.PRESENT, Scenario.STATUS);
            case "status" -> List.of(Scenario.STATUS);
            case "soak" -> List.of(Scenario.SOAK);
            case "cpu" -> List.of(Scenario.FANOUT, Scenario.LATENCY);
            default -> throw new UsageError("there is no scenario '" + name + "'");
        };
    }
}
