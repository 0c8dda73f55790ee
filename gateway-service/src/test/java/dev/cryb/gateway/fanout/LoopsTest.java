package dev.cryb.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.model.User;
import dev.cryb.trace.Traces;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of who comes and goes shares writes; nothing overtakes it, and nothing else waits for it. */
class LoopsTest {

    private static final int STATUSES = 50;

    private final Vertx vertx = Vertx.vertx();
    private final Context core = vertx.getOrCreateContext();
    private final EventLoop sockets = new DefaultEventLoop();
    private final Loops loops = new Loops(core);
    private final Group group = new Group(loops);
    private final Listener listener = new Listener();
    private long number;

    /** A socket: what it was given lies in its burst until it is flushed. */
    private final class Listener implements Subscriber {
        private final List<String> burst = new ArrayList<>();
        private final Collection<List<String>> writes = new ConcurrentLinkedQueue<>();

        @Override
        public EventLoop eventLoop() {
            return sockets;
        }

        @Override
        public void deliver(Delivery delivery) {
            burst.add(delivery.event().dataJson());
        }

        @Override
        public void becomeKnownAs(User user) {}

        @Override
        public void flush() {
            if (!burst.isEmpty()) {
                writes.add(List.copyOf(burst));
                burst.clear();
            }
        }

        List<String> heard() {
            return writes.stream().flatMap(List::stream).toList();
        }
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sockets.shutdownGracefully();
    }

    @Test
    void firstOfAllIsWrittenAtOnceAndTheRestTogether() {
        begin();
        deliver("presence:update", "first");
        await().until(() -> listener.heard().equals(List.of("first")));

        List<String> told = new ArrayList<>(List.of("first"));
        for (int i = 0; i < STATUSES; i++) {
            deliver("presence:update", "status " + i);
            told.add("status " + i);
        }

        await().until(() -> listener.heard().equals(told));
        assertThat(listener.writes).hasSizeLessThan(STATUSES / 2);
    }

    @Test
    void messageTakesAlongWhatWaitsBeforeIt() {
        begin();
        deliver("presence:update", "first");
        deliver("presence:update", "second");
        deliver("message:create", "hello");

        await().until(() -> listener.heard().equals(List.of("first", "second", "hello")));
    }

    @Test
    void deliveryCountsWhenItIsWritten() {
        List<Long> delivered = new ArrayList<>();
        loops.onDelivered(enteredMs -> delivered.add((long) listener.heard().size()), Traces.OFF);
        begin();
        deliver("presence:update", "first");
        deliver("presence:update", "second");

        await().until(() -> listener.heard().size() == 2);
        await().untilAsserted(() -> assertThat(delivered).hasSize(2).allMatch(written -> written > 0));
    }

    private void begin() {
        core.runOnContext(turn -> group.add(listener));
    }

    /** Each in a turn of its own. */
    private void deliver(String event, String data) {
        core.runOnContext(turn -> loops.deliver(
                new Delivery(new OutboundEvent(event, data, null), ++number, List.of(group), null, 1, null)));
    }
}
