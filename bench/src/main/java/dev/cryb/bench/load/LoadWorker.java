package dev.cryb.bench.load;

import dev.cryb.bench.load.LoadSocket.Stage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One selector thread with its share of the sockets.
 *
 * <p>Whole rooms live on one thread, so nothing is shared but published counters. In the steady state a delivery
 * costs a part of one read and a look at its stamp, and allocates nothing.
 */
final class LoadWorker implements Runnable {

    /** Handshakes at a time: enough to be quick, few enough for any accept queue. */
    private static final int MAX_OPENING = 64;

    private static final long SELECT_MS = 100;
    private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Dialect dialect;
    private final int contentLength;
    private final Selector selector = Selector.open();
    private final Consumer<SelectionKey> onKey = this::onKey;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Queue<Opening> toOpen = new ArrayDeque<>();
    private final List<LoadSocket> sockets = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Wire wire;
    private final Traffic traffic;
    private long lastKeepAlive = System.nanoTime();
    private boolean stopped;

    LoadWorker(Dialect dialect, int contentLength) throws IOException {
        this.dialect = dialect;
        this.contentLength = contentLength;
        this.wire = new Wire(dialect, tally, toOpen::add);
        this.traffic = new Traffic(wire, tally);
    }

    /** Before the thread starts. */
    void toOpen(Opening opening) {
        toOpen.add(opening);
    }

    Counts counts() {
        return tally.counts();
    }

    @Nullable
    String firstTrouble() {
        return tally.firstTrouble();
    }

    /** Asks on the worker's own thread. */
    <T> CompletableFuture<T> ask(Function<Traffic, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        commands.add(() -> {
            try {
                answer.complete(question.apply(traffic));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        selector.wakeup();
        return answer;
    }

    CompletableFuture<Verdict> verdict() {
        return ask(it -> Verdict.of(tally, it.rooms(), it.latency()));
    }

    void wake() {
        selector.wakeup();
    }

    void stop() {
        commands.add(() -> stopped = true);
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!stopped) {
                openMore();
                selector.select(onKey, SELECT_MS);
                for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
                    command.run();
                }
                traffic.sendDue();
                keepAlive();
                tally.publish();
            }
            sockets.forEach(Wire::close);
        } catch (IOException | RuntimeException e) {
            tally.trouble("the load generator failed: " + e);
        }
    }

    private void openMore() throws IOException {
        while (tally.opening() < MAX_OPENING && isDue(toOpen.peek())) {
            open(toOpen.remove());
        }
    }

    private static boolean isDue(@Nullable Opening opening) {
        return opening != null && opening.notBefore() - System.nanoTime() <= 0;
    }

    private void open(Opening opening) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        Room room = traffic.room(opening.room());
        LoadSocket socket = new LoadSocket(wire, traffic, opening, room, channel, key);
        key.attach(socket);
        sockets.add(socket);
        MessageTemplate template = dialect.template(opening.member().channelId(), contentLength);
        if (opening.replaces() == null) {
            room.add(socket, template);
        } else {
            room.replace(opening.replaces(), socket, template);
        }
        tally.opened++;
        try {
            if (opening.source() != null) {
                channel.bind(new InetSocketAddress(opening.source(), 0));
            }
            if (channel.connect(opening.target())) {
                onConnected(socket);
            }
        } catch (IOException e) {
            wire.lose(socket, "cannot connect to " + opening.target() + ": " + e.getMessage());
        }
    }

    private void onKey(SelectionKey key) {
        LoadSocket socket = (LoadSocket) key.attachment();
        try {
            if (socket.stage() == Stage.CONNECTING) {
                if (socket.channel().finishConnect()) {
                    onConnected(socket);
                }
                return;
            }
            if (key.isReadable()) {
                wire.read(socket);
            }
            if (key.isValid() && key.isWritable()) {
                wire.writeBacklog(socket);
            }
        } catch (IOException e) {
            wire.lose(socket, String.valueOf(e.getMessage()));
        }
    }

    private void onConnected(LoadSocket socket) throws IOException {
        socket.stage(Stage.UPGRADING);
        socket.key().interestOps(SelectionKey.OP_READ);
        InetSocketAddress target = (InetSocketAddress) socket.channel().getRemoteAddress();
        wire.output().raw(Handshake.request(dialect.path(), target));
        wire.flush(socket);
    }

    private void keepAlive() {
        long now = System.nanoTime();
        if (dialect.keepAlive().isEmpty() || now - lastKeepAlive < KEEP_ALIVE_NANOS) {
            return;
        }
        lastKeepAlive = now;
        byte[] text = Bytes.of(dialect.keepAlive());
        for (LoadSocket socket : sockets) {
            if (socket.stage() == Stage.READY) {
                socket.say(text);
                wire.flush(socket);
            }
        }
    }
}
