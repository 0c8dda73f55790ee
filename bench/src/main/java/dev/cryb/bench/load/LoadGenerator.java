package dev.cryb.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All clients of a run: connects them, makes them talk and says what became of it. Not for several threads. */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(300);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    /** Time for a second copy of a message to show up. */
    private static final Duration ECHO = Duration.ofMillis(300);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Sockets from one source address: below the smallest usual range of local ports. */
    private static final int PORTS_PER_ADDRESS = 20_000;

    private final List<LoadWorker> workers;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Integer> rooms = new LinkedHashMap<>();
    private final Map<Integer, Integer> roomSizes = new LinkedHashMap<>();
    private final int sockets;
    private @Nullable Thread clock;

    private LoadGenerator(LoadPlan plan) throws IOException {
        workers = new ArrayList<>();
        for (int i = 0; i < plan.threads(); i++) {
            workers.add(new LoadWorker(plan.dialect(), plan.contentLength()));
        }
        sockets = plan.members().size();
        for (int i = 0; i < sockets; i++) {
            Member member = plan.members().get(i);
            int room = rooms.computeIfAbsent(member.channelId(), id -> rooms.size());
            int seat = roomSizes.merge(room, 1, Integer::sum) - 1;
            // Senders, who sit first, are spread over the targets too.
            var target = plan.targets().get((room + seat) % plan.targets().size());
            workers.get(room % workers.size())
                    .toOpen(Opening.first(member, room, target, source(i, target.getAddress())));
        }
    }

    /** Connects all members and waits until each has been let in. */
    public static LoadGenerator connect(LoadPlan plan) {
        LoadGenerator load;
        try {
            load = new LoadGenerator(plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            load.start();
            return load;
        } catch (RuntimeException e) {
            load.close();
            throw e;
        }
    }

    /** Each first member sends, and sends again at each ack. */
    public void sendClosedLoop(int inFlight) {
        tell(traffic -> traffic.startClosedLoop(inFlight));
    }

    /** First members send in turn, evenly, whatever comes back. */
    public void sendPaced(double messagesPerSecond) {
        Pacer pacer = new Pacer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50), messagesPerSecond);
        tell(traffic -> traffic.startPace(pacer, rooms.size()));
        clock = Thread.ofPlatform().name("bench-clock").daemon().start(() -> tick(pacer));
    }

    /** All change their status in turn, evenly, whatever comes back; messages must be paced too, as their clock wakes. */
    public void changeStatuses(double perSecond) {
        tell(traffic -> traffic.startStatuses(perSecond, sockets));
    }

    /** Keeps latencies of messages meant to be sent within these {@link System#nanoTime} nanoseconds. */
    public void record(long from, long to) {
        tell(traffic -> traffic.record(from, to));
    }

    public Counts counts() {
        Counts all = Counts.NONE;
        for (LoadWorker worker : workers) {
            all = all.plus(worker.counts());
        }
        return all;
    }

    /** Stops sending, waits for what is still under way and judges it all. */
    public Verdict finish() {
        if (clock != null) {
            clock.interrupt();
        }
        tell(Traffic::stopSending);
        long expected =
                ask(LoadGenerator::deliveriesDue).stream().mapToLong(it -> it).sum();
        await(DRAIN_LIMIT, () -> {
            Counts counts = counts();
            return counts.answered() >= counts.sent() && counts.delivered() >= expected;
        });
        LockSupport.parkNanos(ECHO.toNanos());
        return Verdict.join(workers.stream()
                .map(LoadWorker::verdict)
                .map(LoadGenerator::answer)
                .toList());
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.interrupt();
        }
        workers.forEach(LoadWorker::stop);
        for (Thread thread : threads) {
            try {
                thread.join(ANSWER_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void start() {
        for (LoadWorker worker : workers) {
            threads.add(Thread.ofPlatform()
                    .name("bench-load-" + threads.size())
                    .daemon()
                    .start(worker));
        }
        boolean all = await(CONNECT_LIMIT, () -> counts().ready() == sockets || trouble() != null);
        String trouble = trouble();
        if (trouble != null) {
            throw new LoadFailed(trouble);
        }
        if (!all) {
            throw new LoadFailed("only " + counts().ready() + " of " + sockets + " sockets were let in within "
                    + CONNECT_LIMIT.toSeconds() + " s");
        }
    }

    /** Wakes the worker whose turn it is, as selectors only know whole milliseconds. */
    private void tick(Pacer pacer) {
        for (long turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
            long wait = pacer.meantAt(turn) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            workers.get((int) (turn % rooms.size()) % workers.size()).wake();
        }
    }

    private static long deliveriesDue(Traffic traffic) {
        return traffic.rooms().stream()
                .mapToLong(room -> room.sender().sent() * room.sockets().size())
                .sum();
    }

    private @Nullable String trouble() {
        for (LoadWorker worker : workers) {
            if (worker.firstTrouble() != null) {
                return worker.firstTrouble();
            }
        }
        return null;
    }

    private void tell(Consumer<Traffic> order) {
        ask(traffic -> {
            order.accept(traffic);
            return Boolean.TRUE;
        });
    }

    private <T> List<T> ask(Function<Traffic, T> question) {
        List<CompletableFuture<T>> answers =
                workers.stream().map(worker -> worker.ask(question)).toList();
        return answers.stream().map(LoadGenerator::answer).toList();
    }

    private static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new LoadFailed("the load generator is stuck: " + e);
        }
    }

    private static boolean await(Duration limit, BooleanSupplier fact) {
        long end = System.nanoTime() + limit.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** Further loopback addresses once the ports of the first are used up; Linux answers on all of 127/8. */
    private static @Nullable InetAddress source(int socket, @Nullable InetAddress target) {
        int address = socket / PORTS_PER_ADDRESS;
        if (address == 0 || target == null || !target.isLoopbackAddress()) {
            return null;
        }
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + address)});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
