package dev.cryb.system;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.stack.store.RedisPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Servers of Redis that belong together: a cluster, or one that sentinels watch. */
final class RedisNodes implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String NAME = "cryb";
    private static final int SLOTS = 16_384;

    /** A node of a cluster talks to the others on its port and so many more. */
    private static final int BUS = 10_000;

    private static final int LAST_PORT = 65_535;

    private final Path folder;
    private final List<Node> nodes = new ArrayList<>();

    private record Node(int port, Process process) {
        String url() {
            return "redis://" + HOST + ":" + port;
        }
    }

    private RedisNodes(Path folder) {
        this.folder = folder;
    }

    /** Three masters that share the slots. */
    static RedisNodes cluster(Path folder) {
        RedisNodes all = new RedisNodes(folder);
        for (int i = 0; i < 3; i++) {
            all.startServer("--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf");
        }
        String first = all.nodes.get(0).url();
        for (int i = 0; i < 3; i++) {
            int node = i;
            Stream<String> slots = IntStream.range(0, SLOTS)
                    .filter(slot -> slot * 3 / SLOTS == node)
                    .mapToObj(Integer::toString);
            RedisCli.send(
                    all.nodes.get(i).url(),
                    Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots).toArray(String[]::new));
            RedisCli.send(
                    first,
                    "CLUSTER",
                    "MEET",
                    HOST,
                    Integer.toString(all.nodes.get(i).port()));
        }
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> all.nodes.stream()
                .map(node -> RedisCli.send(node.url(), "CLUSTER", "INFO"))
                .allMatch(info -> info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3")));
        return all;
    }

    /** A master, one that follows it, and three sentinels that agree on which is which. */
    static RedisNodes watched(Path folder) {
        RedisNodes all = new RedisNodes(folder);
        String master = Integer.toString(all.startServer().port());
        Node follower = all.startServer("--replicaof", HOST, master);
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> RedisCli.send(follower.url(), "ROLE")
                .contains("connected"));
        List<Node> sentinels =
                IntStream.range(0, 3).mapToObj(i -> all.startSentinel(master)).toList();
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> sentinels.stream()
                .map(sentinel -> RedisCli.send(sentinel.url(), "INFO", "sentinel"))
                .allMatch(info -> info.contains("slaves=1,sentinels=3")));
        return all;
    }

    /** A stack on these. */
    StackOptions under(StackOptions options) {
        boolean watched = nodes.size() > 3;
        String hosts = nodes.stream().skip(watched ? 2 : 0).map(Node::url).collect(Collectors.joining(","));
        StackOptions given = options.withGiven(null, hosts);
        return watched
                ? given.withEnvironment("QUARKUS_REDIS_CLIENT_TYPE", "sentinel")
                        .withEnvironment("QUARKUS_REDIS_MASTER_NAME", NAME)
                : given.withEnvironment("QUARKUS_REDIS_CLIENT_TYPE", "cluster");
    }

    /** How many keys each server has. */
    List<Integer> keys() {
        return nodes.stream()
                .map(node -> RedisCli.send(node.url(), "DBSIZE"))
                .map(answer -> Integer.parseInt(answer.substring(1).trim()))
                .toList();
    }

    /** Kills the first master at once. */
    void killMaster() {
        Signal.KILL.send(nodes.get(0).process().pid());
    }

    /** Whether the sentinels have made the follower the master. */
    boolean hasTurned() {
        return RedisCli.send(nodes.get(1).url(), "ROLE").contains("master");
    }

    private Node startServer(String... more) {
        int port = freePort();
        Path own = folder(port);
        List<String> command = new ArrayList<>(new RedisPart(Checkout.find().programs(), own, port).command());
        command.addAll(List.of(more));
        return start(port, own, command);
    }

    private Node startSentinel(String master) {
        int port = freePort();
        Path own = folder(port);
        Path settings = own.resolve("sentinel.conf");
        try {
            Files.writeString(settings, """
                    port %d
                    bind %s
                    dir %s
                    sentinel monitor %s %s %s 2
                    sentinel down-after-milliseconds %4$s 2000
                    sentinel failover-timeout %4$s 10000
                    """.formatted(port, HOST, own, NAME, HOST, master));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String program =
                new RedisPart(Checkout.find().programs(), own, port).command().get(0);
        return start(port, own, List.of(program, settings.toString(), "--sentinel"));
    }

    private Node start(int port, Path own, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(own.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Node node = new Node(port, process);
            nodes.add(node);
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> RedisCli.send(node.url(), "PING").startsWith("+PONG"));
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(int port) {
        try {
            return Files.createDirectories(folder.resolve(Integer.toString(port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        while (true) {
            try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (port.getLocalPort() + BUS <= LAST_PORT) {
                    return port.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.process().destroyForcibly());
    }
}
