package dev.cryb.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.gateway.fanout.Delivery;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.id.ChannelId;
import dev.cryb.model.User;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who hears of everyone in a server: the cost of one change of presence. */
class OnlookersTest {

    private static final ChannelId GENERAL = new ChannelId(1);
    private static final ChannelId KITCHEN = new ChannelId(2);
    private static final Set<ChannelId> CHANNELS = Set.of(GENERAL, KITCHEN);
    private static final int LARGE = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final EventLoop sockets = new DefaultEventLoop();
    private final Onlookers onlookers = new Onlookers(new Loops(vertx.getOrCreateContext()));

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** A session whom nothing is told here. */
    private record Deaf(EventLoop eventLoop) implements Subscriber {
        @Override
        public void deliver(Delivery delivery) {}

        @Override
        public void becomeKnownAs(User user) {}

        @Override
        public void flush() {}
    }

    private Seat seat(int largeThreshold) {
        Seat seat = new Seat(new Deaf(sockets), true, largeThreshold);
        onlookers.add(seat, CHANNELS);
        return seat;
    }

    private int hearing(int members) {
        return onlookers.hearing(members).stream().mapToInt(Group::size).sum();
    }

    @Test
    void smallServerIsHeardByAllWhoCallItSmall() {
        seat(50);
        seat(250);
        assertThat(hearing(50)).isEqualTo(2);
        assertThat(hearing(51)).isEqualTo(1);
        assertThat(hearing(250)).isEqualTo(1);
        assertThat(hearing(251)).isZero();
    }

    @Test
    void largeServerIsHeardByThoseWhoHaveItOpen() {
        Seat open = seat(250);
        seat(250);
        onlookers.join(open, GENERAL);
        onlookers.join(open, KITCHEN);
        assertThat(hearing(LARGE)).isEqualTo(1);
        assertThat(onlookers.hears(open, LARGE)).isTrue();
        onlookers.leave(open, GENERAL);
        assertThat(hearing(LARGE)).isEqualTo(1);
        onlookers.leave(open, KITCHEN);
        assertThat(hearing(LARGE)).isZero();
        assertThat(onlookers.hears(open, LARGE)).isFalse();
    }

    @Test
    void whoHasGoneHearsNothing() {
        Seat seat = seat(250);
        onlookers.join(seat, GENERAL);
        onlookers.remove(seat);
        assertThat(hearing(1)).isZero();
        assertThat(hearing(LARGE)).isZero();
    }

    @Test
    void whatWasJoinedElsewhereOpensNothingHere() {
        Seat seat = new Seat(new Deaf(sockets), true, 250);
        seat.joined.add(new ChannelId(3));
        onlookers.add(seat, CHANNELS);
        assertThat(hearing(LARGE)).isZero();
        onlookers.remove(seat);
        seat.joined.add(GENERAL);
        onlookers.add(seat, CHANNELS);
        assertThat(hearing(LARGE)).isEqualTo(1);
    }
}
