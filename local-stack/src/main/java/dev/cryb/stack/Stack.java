package dev.cryb.stack;

import dev.cryb.stack.part.Leftovers;
import dev.cryb.stack.part.PartRunner;
import dev.cryb.stack.part.PartWatcher;
import dev.cryb.stack.part.Ports;
import dev.cryb.stack.part.Signal;
import dev.cryb.stack.service.ServicePart;
import dev.cryb.stack.service.ServiceSpec;
import dev.cryb.stack.service.ServiceSpec.Role;
import dev.cryb.stack.store.DatabaseAddress;
import dev.cryb.stack.store.LiveKitStore;
import dev.cryb.stack.store.S3Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole mesh as local processes: what {@code ./cryb up} runs, and what system tests and benches drive.
 *
 * <p>{@snippet :
 * try (var stack = Stack.start(StackOptions.fresh().withInstances("gateway", 2))) {
 *     stack.kill("messaging-1", Signal.KILL);
 *     stack.awaitReady("messaging-1");
 * }
 * }
 *
 * <p>Any number run at once, each in its folder. Parts are named {@code postgres}, {@code redis}, {@code gateway-1},
 * {@code messaging-1}; a part that dies comes back under its name, on its port.
 */
public final class Stack implements AutoCloseable {

    private static final String VOICE = "voice";
    private static final Duration COMEBACK = Duration.ofSeconds(60);

    private record Member(ServicePart part, PartRunner runner) {

        boolean isGateway() {
            return part.spec().role() == Role.GATEWAY;
        }
    }

    private final StackOptions options;
    private final PartWatcher watcher = new Announcing();
    private final Stores stores;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private @Nullable LiveKitStore livekit;
    private @Nullable Instant startedAt;
    private boolean closed;

    private Stack(StackOptions options) {
        this.options = options;
        this.stores = Stores.prepare(options.stores(), watcher);
    }

    /** Returns when every part is ready; otherwise nothing is left running. */
    public static Stack start(StackOptions options) {
        var stack = prepare(options);
        stack.start();
        return stack;
    }

    /** A stack that {@link #close} can stop while {@link #start()} still runs. */
    public static Stack prepare(StackOptions options) {
        try {
            Files.createDirectories(options.folder());
            Files.createDirectories(options.checkout().classes());
            Leftovers.clear(options.folder());
            StackFile.delete(options.folder());
        } catch (IOException e) {
            throw new StackFailure("cannot write to " + options.folder() + ": " + e.getMessage(), e);
        }
        if (options.port() != 0 && !Ports.isFree(options.port())) {
            throw new StackFailure("port " + options.port() + " is taken by another program; --port chooses another");
        }
        return new Stack(options);
    }

    public void start() {
        try {
            for (var spec : ServiceSpec.ALL) {
                if (!spec.name().equals(VOICE)) {
                    IntStream.rangeClosed(1, options.count(spec)).forEach(number -> enlist(spec, number));
                }
            }
            enlistVoice();
            Parallel.run(List.of(
                    () -> timed(
                            "postgres",
                            stores.postgres().address().host() + ":"
                                    + stores.postgres().address().port(),
                            stores::startPostgres),
                    () -> timed("redis", stores.redisUrl(), stores::startRedis),
                    this::startLiveKit,
                    () -> stores.s3().ifPresent(s3 -> timed("s3", s3.endpoint(), stores::startS3)),
                    () -> stores.secrets().jwtPrivateKey()));
            Parallel.run(members.stream()
                    .<Runnable>map(member -> () -> start(member))
                    .toList());
            synchronized (this) {
                startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            }
            publish();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Base URLs of the gateways, the first one first. */
    public List<String> gatewayUrls() {
        return gateways().map(member -> member.part().url()).toList();
    }

    /** Base URL of any service instance. */
    public String url(String name) {
        return member(name).part().url();
    }

    /** Where LiveKit is, if there is one. */
    public Optional<LiveKitStore> livekit() {
        return Optional.ofNullable(livekit);
    }

    public Stores stores() {
        return stores;
    }

    /** Names of all parts that are ours, stores last. */
    public List<String> parts() {
        return runners().map(PartRunner::name).toList();
    }

    /** Sends a signal to a part's process; unless told not to, the stack starts again what it kills. */
    public void kill(String name, Signal signal) {
        runner(name).send(signal);
    }

    /** Waits until a part that was killed or let go on answers again. */
    public void awaitReady(String name) {
        runner(name).awaitReady(COMEBACK);
    }

    /** Stops a part gently and starts it anew. */
    public void restart(String name) {
        runner(name).restart();
    }

    /** Stops a part gently and leaves it stopped. */
    public void stop(String name) {
        runner(name).stop();
    }

    /** Starts a part that was stopped. */
    public void start(String name) {
        runner(name).start();
        publish();
    }

    /** Adds one more instance of a service, and returns its name when it is ready. */
    public String add(String service) {
        return add(service, options.checkout());
    }

    /** Adds one more instance of a service as another checkout has built it: another version beside ours. */
    public String add(String service, Checkout build) {
        try {
            Files.createDirectories(build.classes());
        } catch (IOException e) {
            throw new StackFailure("cannot write to " + build.classes() + ": " + e.getMessage(), e);
        }
        var spec = ServiceSpec.named(service);
        int number = 1
                + (int) members.stream()
                        .filter(member -> member.part().spec().equals(spec))
                        .count();
        var member = enlist(spec, number, Ports.free(), build);
        start(member);
        publish();
        return member.part().name();
    }

    public long pid(String name) {
        return runner(name).pid();
    }

    /** Times that the part was started again. */
    public int restarts(String name) {
        return runner(name).restarts();
    }

    public boolean isAlive(String name) {
        return runner(name).isAlive();
    }

    public Path log(String name) {
        return runner(name).log().path();
    }

    /** What {@code stack.json} says now. */
    public synchronized StackFile file() {
        var started = startedAt;
        if (started == null) {
            throw new IllegalStateException("the stack is not up");
        }
        var address = stores.postgres().address();
        var operator = DatabaseAddress.OPERATOR;
        return new StackFile(
                started.toString(),
                gateways()
                        .map(member -> new StackFile.Gateway(
                                member.part().name(),
                                member.part().url(),
                                member.runner().pid(),
                                member.runner().restarts()))
                        .toList(),
                services()
                        .map(member -> new StackFile.Service(
                                member.part().name(),
                                member.part().spec().name(),
                                member.part().url(),
                                member.runner().pid(),
                                member.runner().restarts()))
                        .toList(),
                new StackFile.Postgres(
                        address.host(),
                        address.port(),
                        address.database(),
                        operator,
                        stores.postgres().password(operator),
                        stores.postgres().runner().map(PartRunner::pid).orElse(null),
                        stores.postgres().runner().isPresent()),
                new StackFile.Redis(
                        stores.redisUrl(),
                        stores.redis().map(PartRunner::pid).orElse(null),
                        stores.redis().isPresent()),
                stores.s3()
                        .map(s3 -> new StackFile.S3(
                                s3.endpoint(),
                                s3.accessKey(),
                                s3.secretKey(),
                                S3Address.BUCKET,
                                s3.kind(),
                                stores.s3Runner().map(PartRunner::pid).orElse(null)))
                        .orElse(null),
                livekit == null
                        ? null
                        : new StackFile.LiveKit(
                                livekit.url(),
                                livekit.key(),
                                livekit.secret(),
                                livekitRunner().map(PartRunner::pid).orElse(null)));
    }

    /** Stops gateways, then services, then S3, Redis and Postgres. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            StackFile.delete(options.folder());
        } catch (IOException e) {
            System.err.println("cannot delete stack.json: " + e.getMessage());
        }
        Parallel.run(gateways().<Runnable>map(member -> member.runner()::close).toList());
        Parallel.run(services().<Runnable>map(member -> member.runner()::close).toList());
        livekitRunner().ifPresent(PartRunner::close);
        stores.close();
    }

    /** LiveKit must know where its webhooks go, and voice where LiveKit is. */
    private void enlistVoice() {
        var spec = ServiceSpec.named(VOICE);
        int count = options.count(spec);
        if (count == 0) {
            return;
        }
        var ports = IntStream.range(0, count).map(number -> Ports.free()).toArray();
        livekit = livekit(IntStream.of(ports)
                .mapToObj(port -> "http://127.0.0.1:" + port + "/voice/webhook")
                .toList());
        if (livekit == null) {
            options.progress().accept(LiveKitStore.WHY_NOT);
        }
        for (int number = 1; number <= count; number++) {
            enlist(spec, number, ports[number - 1]);
        }
    }

    private @Nullable LiveKitStore livekit(List<String> webhooks) {
        var given = option("LIVEKIT_URL");
        if (given != null) {
            var key = option("LIVEKIT_API_KEY");
            var secret = option("LIVEKIT_API_SECRET");
            return given.equals("off") || key == null || secret == null ? null : LiveKitStore.given(given, key, secret);
        }
        return LiveKitStore.program(options.checkout().programs())
                .map(program -> LiveKitStore.prepare(
                        program,
                        options.folder(),
                        options.data(),
                        stores.secrets(),
                        "off".equals(option("LIVEKIT_WEBHOOKS")) ? List.of() : webhooks,
                        options.restarting(),
                        watcher))
                .orElse(null);
    }

    private @Nullable String option(String name) {
        var value = options.environment().getOrDefault(name, System.getenv(name));
        return value == null || value.isBlank() ? null : value;
    }

    private void startLiveKit() {
        livekitRunner()
                .ifPresent(runner ->
                        timed(runner.name(), Objects.requireNonNull(livekit).url(), runner::start));
    }

    private Optional<PartRunner> livekitRunner() {
        return livekit == null ? Optional.empty() : livekit.runner();
    }

    private Member enlist(ServiceSpec spec, int number) {
        return enlist(spec, number, Ports.free());
    }

    private Member enlist(ServiceSpec spec, int number, int freePort) {
        return enlist(spec, number, freePort, options.checkout());
    }

    private Member enlist(ServiceSpec spec, int number, int freePort, Checkout build) {
        boolean first = spec.role() == Role.GATEWAY && number == 1;
        var name = spec.name() + "-" + number;
        int port = first && options.port() != 0 ? options.port() : freePort;
        var part = new ServicePart(
                spec,
                name,
                build.serviceJar(spec.module()),
                port,
                javaOptions(name, build),
                environment(spec, name, port));
        var member = new Member(part, new PartRunner(part, options.folder(), options.restarting(), watcher));
        members.add(member);
        return member;
    }

    /**
     * Each instance leaves its loaded classes for the next start of its name when it ends for the first time after a
     * build; that saves two fifths of the CPU time of a start. Stacks of tests have archives apart from the checkout's own
     * stack, as both may run at once.
     */
    private List<String> javaOptions(String name, Checkout build) {
        boolean own = options.folder().equals(build.state());
        var archive = build.classes().resolve((own ? "" : "test-") + name + ".jsa");
        return Stream.concat(
                        Stream.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off"),
                        options.javaOptions().stream())
                .toList();
    }

    private Map<String, String> environment(ServiceSpec spec, String name, int port) {
        var variables = new HashMap<>(stores.environment(spec.name()));
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        // People read these logs.
        variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        // One arena a core and pool is glibc's default; the JVMs keep tens of megabytes in them for nothing.
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.put("CRYB_INSTANCE", name);
        if (spec.role() == Role.GATEWAY) {
            variables.put("CRYB_SERVICES", String.join(",", servicesBehind()));
        }
        if (System.getenv("JWT_SECRET") == null) {
            variables.put(
                    "JWT_PRIVATE_KEY_FILE", stores.secrets().jwtPrivateKey().toString());
            variables.put("JWT_PUBLIC_KEY_FILE", stores.secrets().jwtPublicKey().toString());
        }
        var calls = livekit;
        if (calls != null && spec.name().equals(VOICE)) {
            variables.putAll(calls.environment());
        }
        variables.putAll(options.environment());
        return variables;
    }

    /** Those that are to be there, and those that were added. */
    private Set<String> servicesBehind() {
        var names = new TreeSet<>(options.services());
        services().forEach(member -> names.add(member.part().spec().name()));
        return names;
    }

    private void start(Member member) {
        timed(member.part().name(), member.part().url(), member.runner()::start);
    }

    private void timed(String name, String address, Runnable start) {
        long begin = System.nanoTime();
        start.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        options.progress().accept(String.format(Locale.ROOT, "%-14s %-28s %5.1f s", name, address, seconds));
    }

    /** Tells the world where everything is; also called by the threads that restart parts. */
    private synchronized void publish() {
        if (startedAt == null || closed) {
            return;
        }
        try {
            file().write(options.folder());
        } catch (IOException e) {
            System.err.println("cannot write stack.json: " + e.getMessage());
        }
    }

    /** Keeps {@code stack.json} true and tells of deaths. */
    private final class Announcing implements PartWatcher {

        @Override
        public void died(String part, int status, @Nullable Duration restartIn) {
            var next = restartIn == null ? "not started again" : "starting it again";
            options.progress().accept(part + " ended with " + status + ", " + next);
        }

        @Override
        public void restarted(String part) {
            options.progress().accept(part + " is ready again");
            publish();
        }
    }

    private Stream<Member> gateways() {
        return members.stream().filter(Member::isGateway);
    }

    private Stream<Member> services() {
        return members.stream().filter(member -> !member.isGateway());
    }

    private Stream<PartRunner> runners() {
        return Stream.of(members.stream().map(Member::runner), livekitRunner().stream(), stores.runners().stream())
                .flatMap(parts -> parts);
    }

    private Member member(String name) {
        return members.stream()
                .filter(member -> member.part().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private PartRunner runner(String name) {
        return runners()
                .filter(runner -> runner.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("no part is named '" + name + "'; there are " + parts());
    }
}
