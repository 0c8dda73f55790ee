package dev.cryb.gateway.access;

import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.gateway.fanout.Delivery;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.model.User;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * How long a change of a role holds up the core loop in a server of 500 channels, 250 roles and 5,000 members here.
 *
 * <p>Run it as a program; docs/performance.md has its figures. Members have three roles each, so nearly each is a class
 * of its own; half of the channels are hidden from all but two of twenty roles.
 */
final class RoleChangeBenchmark {

    private static final ServerId SERVER = new ServerId(1 << 20);
    private static final int CHANNELS = 500;
    private static final int ROLES = 250;
    private static final int MEMBERS = 5_000;

    /** Roles that channels speak of. */
    private static final int SPOKEN_OF = 20;

    private RoleChangeBenchmark() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        EventLoop sockets = new DefaultEventLoop();
        CompletableFuture<Void> done = new CompletableFuture<>();
        var core = vertx.getOrCreateContext();
        core.runOnContext(turn -> {
            run(new AccessModel(new Loops(core)), sockets);
            done.complete(null);
        });
        done.join();
        sockets.shutdownGracefully();
        vertx.close();
    }

    private static void run(AccessModel model, EventLoop sockets) {
        Random random = new Random(1);
        List<RoleAccess> roles = new ArrayList<>();
        RoleAccess everyone = new RoleAccess(new RoleId(SERVER.value()), Permissions.of(Permission.VIEW_CHANNEL), 0);
        roles.add(everyone);
        for (int i = 1; i < ROLES; i++) {
            roles.add(new RoleAccess(new RoleId(1_000 + i), Permissions.of(Permission.SEND_MESSAGES), i));
        }
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(channel(i, i % 2 == 0 ? List.of() : hidden(random)));
        }
        model.load(new ServerAccess(SERVER, new UserId(1), MEMBERS, roles, channels));
        for (int i = 1; i <= MEMBERS; i++) {
            List<RoleId> has = random.ints(3, 1, ROLES)
                    .distinct()
                    .mapToObj(role -> new RoleId(1_000 + role))
                    .toList();
            model.enter(
                    new UserId(i),
                    new Deaf(sockets),
                    true,
                    250,
                    List.of(new MemberAccess(SERVER, new UserId(i), has, null)),
                    List.of(),
                    List.of());
        }
        RoleId some = new RoleId(1_007);
        for (int round = 0; round < 10; round++) {
            time("a role gets a right", model, change(some, Permission.SEND_MESSAGES, Permission.PIN_MESSAGES));
            time("a role becomes administrator", model, change(some, Permission.ADMINISTRATOR));
            time("it is none any more", model, change(some, Permission.SEND_MESSAGES));
            time("@everyone loses all channels", model, change(everyone.id(), Permission.SEND_MESSAGES));
            time("@everyone gets them back", model, change(everyone.id(), Permission.VIEW_CHANNEL));
            time(
                    "a channel is hidden",
                    model,
                    new AccessChange.OverwritesChanged(SERVER, channels.get(0).id(), hidden(random), null));
            time(
                    "a channel is shown",
                    model,
                    new AccessChange.OverwritesChanged(SERVER, channels.get(0).id(), List.of(), null));
        }
    }

    private static void time(String what, AccessModel model, AccessChange change) {
        long begun = System.nanoTime();
        int told = model.apply(change).size();
        System.out.printf("%-30s %8.2f ms, %d notices%n", what, (System.nanoTime() - begun) / 1e6, told);
    }

    private static AccessChange change(RoleId id, Permission... rights) {
        return new AccessChange.RoleChanged(SERVER, new RoleAccess(id, Permissions.of(rights), 1));
    }

    private static List<Overwrite> hidden(Random random) {
        Permissions view = Permissions.of(Permission.VIEW_CHANNEL);
        return List.of(
                new Overwrite(Overwrite.TargetType.ROLE, SERVER.value(), Permissions.NONE, view),
                new Overwrite(Overwrite.TargetType.ROLE, 1_001 + random.nextInt(SPOKEN_OF), view, Permissions.NONE),
                new Overwrite(Overwrite.TargetType.ROLE, 1_001 + random.nextInt(SPOKEN_OF), view, Permissions.NONE));
    }

    private static Channel channel(int number, List<Overwrite> overwrites) {
        return new Channel(
                new ChannelId(10_000 + number),
                SERVER,
                ChannelType.TEXT,
                "channel-" + number,
                null,
                number,
                null,
                0,
                null,
                overwrites,
                null,
                null,
                null);
    }

    private static final class Deaf implements Subscriber {
        private final EventLoop eventLoop;

        Deaf(EventLoop eventLoop) {
            this.eventLoop = eventLoop;
        }

        @Override
        public EventLoop eventLoop() {
            return eventLoop;
        }

        @Override
        public void deliver(Delivery delivery) {}

        @Override
        public void becomeKnownAs(User user) {}

        @Override
        public void flush() {}
    }
}
