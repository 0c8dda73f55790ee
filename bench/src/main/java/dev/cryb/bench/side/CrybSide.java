package dev.cryb.bench.side;

import dev.cryb.bench.load.Member;
import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackFile;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.seed.SeedCommand;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CRYB: a stack of our own, or one that runs already. */
public final class CrybSide implements Side {

    /** Messages of the server that is searched. */
    private static final int SEARCHED = 1_000_000;

    private record Crowd(int count, int roomSize, int roomsPerServer) {}

    private static final int ROOMS_A_SERVER = 10;

    private final List<InetSocketAddress> targets;
    private final @Nullable StackFile parts;
    private final Function<Crowd, List<Member>> people;
    private final @Nullable SearchFill searchFill;
    private final Runnable end;
    private final Map<Crowd, List<Member>> crowds = new HashMap<>();

    private CrybSide(
            List<String> urls,
            @Nullable StackFile parts,
            Function<Crowd, List<Member>> people,
            @Nullable SearchFill searchFill,
            Runnable end) {
        this.searchFill = searchFill;
        this.targets = urls.stream().map(CrybSide::address).toList();
        this.parts = parts;
        this.people = people;
        this.end = end;
    }

    /** Starts a stack without rate limits in a folder that is cleaned up by itself. */
    public static CrybSide start(int gateways, int messaging, Consumer<String> say) {
        say.accept("starting CRYB (" + gateways + " gateway, " + messaging + " messaging)");
        // Laid out like a checkout of its own, which is how `seed` finds it.
        Checkout checkout = new Checkout(Checkout.find().testFolder());
        Stack stack = Stack.start(options(checkout)
                .withInstances("gateway", gateways)
                .withInstances("messaging", messaging)
                .withProgress(say));
        return new CrybSide(
                stack.gatewayUrls(),
                stack.file(),
                crowd -> seed(checkout, crowd),
                new SearchFill(stack.stores().jdbcUrl("messaging"), SEARCHED, say),
                stack::close);
    }

    /** Uses a running stack; CPU and memory are known if it is that of this checkout. */
    public static CrybSide running(List<String> urls, Path usersFile) {
        List<Member> all = UsersFile.read(usersFile);
        StackFile parts = StackFile.read(Checkout.find().state())
                .filter(file -> file.gateways().stream()
                        .map(StackFile.Gateway::url)
                        .toList()
                        .containsAll(urls))
                .orElse(null);
        return new CrybSide(urls, parts, crowd -> UsersFile.pick(all, crowd.count, crowd.roomSize), null, () -> {});
    }

    @Override
    public List<InetSocketAddress> targets() {
        return targets;
    }

    @Override
    public List<Member> members(int count, int roomSize) {
        return crowds.computeIfAbsent(new Crowd(count, roomSize, ROOMS_A_SERVER), people);
    }

    @Override
    public List<Member> neighbours(int count, int serverSize) {
        return crowds.computeIfAbsent(new Crowd(count, serverSize, 1), people);
    }

    @Override
    public List<Long> servers() {
        if (parts == null) {
            return List.of();
        }
        List<Long> pids = new ArrayList<>();
        parts.gateways().forEach(gateway -> pids.add(gateway.pid()));
        parts.services().forEach(service -> pids.add(service.pid()));
        if (parts.redis().pid() != null) {
            pids.add(parts.redis().pid());
        }
        return pids;
    }

    @Override
    public List<Long> watchers() {
        if (parts == null) {
            return List.of();
        }
        List<Long> pids = new ArrayList<>();
        parts.services().stream()
                .filter(service -> service.service().equals("presence"))
                .forEach(service -> pids.add(service.pid()));
        Stream.of(parts.redis().pid(), parts.postgres().pid())
                .filter(Objects::nonNull)
                .forEach(pids::add);
        return pids;
    }

    @Override
    public List<Long> serversAndDatabases() {
        Long postmaster = parts == null ? null : parts.postgres().pid();
        return Stream.concat(servers().stream(), Stream.ofNullable(postmaster)).toList();
    }

    @Override
    public OptionalLong stored() {
        if (parts == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Rows.count(Stores.jdbcUrl(parts), "select count(*) from messaging.message"));
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> pids = new TreeMap<>();
        if (parts != null) {
            parts.gateways().forEach(gateway -> pids.put(gateway.name(), gateway.pid()));
            parts.services().forEach(service -> pids.put(service.name(), service.pid()));
        }
        return pids;
    }

    @Override
    public Stores stores() {
        if (parts == null) {
            throw new SideFailure("the stores of a stack that runs elsewhere are not known");
        }
        return new Stores(parts);
    }

    @Override
    public SearchFill searchFill() {
        if (searchFill == null) {
            throw new SideFailure("only a stack that the bench starts can be filled for searching");
        }
        return searchFill;
    }

    @Override
    public boolean promisesOrder() {
        return true;
    }

    @Override
    public void close() {
        end.run();
    }

    private static StackOptions options(Checkout checkout) {
        return StackOptions.in(checkout.state())
                .withRestarting(false)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("JWT_EXPIRES_IN", "6h");
    }

    private static List<Member> seed(Checkout checkout, Crowd crowd) {
        Path out = checkout.state().resolve("seed-" + crowd.count + "-" + crowd.roomSize + "-" + crowd.roomsPerServer);
        List<String> words = List.of(
                "--users", Integer.toString(crowd.count),
                "--room-size", Integer.toString(crowd.roomSize),
                "--rooms-per-server", Integer.toString(crowd.roomsPerServer),
                "--out", out.toString());
        SeedCommand.run(checkout, words);
        return UsersFile.pick(UsersFile.read(out.resolve("users.tsv")), crowd.count, crowd.roomSize);
    }

    private static InetSocketAddress address(String url) {
        URI uri = URI.create(url.strip());
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return new InetSocketAddress(Objects.requireNonNullElse(uri.getHost(), url), port);
    }
}
