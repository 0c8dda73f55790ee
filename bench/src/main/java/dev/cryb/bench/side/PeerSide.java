package dev.cryb.bench.side;

import dev.cryb.bench.load.Member;
import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stores;
import dev.cryb.stack.StoresOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Socket.IO with the Redis adapter and a Postgres insert before the ack ({@code bench/peer/}).
 *
 * <p>On the same embedded Postgres and Redis with the same settings as our own stack, started for it alone.
 */
public final class PeerSide implements Side {

    private record Crowd(int count, int roomSize) {}

    private final Stores stores;
    private final PeerDatabase database;
    private final PeerTokens tokens = new PeerTokens();
    private final List<PeerProcess> processes = new ArrayList<>();
    private final Map<Crowd, List<Member>> crowds = new HashMap<>();

    private PeerSide(Stores stores) {
        this.stores = stores;
        this.database = new PeerDatabase(stores.ownerJdbcUrl());
    }

    /** Starts stores and {@code count} processes of the peer. */
    public static PeerSide start(int count, Consumer<String> say) {
        Checkout checkout = Checkout.find();
        Node node = new Node(checkout.root().resolve("bench/peer"));
        node.prepare(say);
        say.accept("starting Postgres, Redis and the peer (" + count + (count == 1 ? " process)" : " processes)"));
        PeerSide side = new PeerSide(
                Stores.start(StoresOptions.in(checkout.testFolder()).withRestarting(false)));
        try {
            side.startProcesses(node.folder(), count);
            return side;
        } catch (RuntimeException e) {
            side.close();
            throw e;
        }
    }

    @Override
    public List<InetSocketAddress> targets() {
        return processes.stream().map(PeerProcess::address).toList();
    }

    @Override
    public List<Member> members(int count, int roomSize) {
        return crowds.computeIfAbsent(
                new Crowd(count, roomSize), crowd -> database.fill(crowd.count(), crowd.roomSize(), tokens));
    }

    @Override
    public List<Long> servers() {
        return Stream.concat(processes.stream().map(PeerProcess::pid), Stream.of(stores.pid("redis")))
                .toList();
    }

    @Override
    public List<Long> serversAndDatabases() {
        return Stream.concat(servers().stream(), Stream.of(stores.pid("postgres")))
                .toList();
    }

    @Override
    public OptionalLong stored() {
        return OptionalLong.of(database.stored());
    }

    /** A pool of connections and an insert each: two messages of one sender may overtake each other. */
    @Override
    public boolean promisesOrder() {
        return false;
    }

    @Override
    public void close() {
        processes.forEach(PeerProcess::close);
        stores.close();
    }

    private void startProcesses(Path folder, int count) {
        database.create(folder.resolve("schema.sql"));
        Map<String, String> environment = Map.of(
                "DATABASE_URL", stores.ownerJdbcUrl().replaceFirst("^jdbc:", ""),
                "REDIS_URL", stores.redisUrl(),
                "JWT_SECRET", tokens.secret(),
                "NODE_ENV", "production");
        for (int i = 1; i <= count; i++) {
            Path log = stores.folder().resolve("peer-" + i + ".log");
            processes.add(PeerProcess.start(folder, environment, log));
        }
    }
}
