package dev.cryb.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.Meta;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.model.User;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Service;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server changes while a session waits to come in, the session is told of when it has. */
class ArrivingTest {

    private static final ServerId SERVER = new ServerId(1 << 20);
    private static final ChannelId CHANNEL = new ChannelId(77);
    private static final RoleId INSIDERS = new RoleId(78);
    private static final User BOB = new User(new UserId(5), "bob", "Bob", null);
    private static final StreamId READ_AT = new StreamId(1_000, 0);

    private final EventLoop sockets = new DefaultEventLoop();
    private final List<String> heard = new ArrayList<>();
    private Vertx vertx;
    private Context core;
    private AccessModel access;
    private Router router;
    private Replay replay;
    private long events;

    private final Subscriber session = new Subscriber() {
        @Override
        public EventLoop eventLoop() {
            return sockets;
        }

        @Override
        public void deliver(Delivery delivery) {
            heard.add(delivery.event().name() + "@" + delivery.event().offset());
        }

        @Override
        public void becomeKnownAs(User user) {}

        @Override
        public void flush() {}
    };

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        core = vertx.getOrCreateContext();
        Loops loops = new Loops(core);
        access = new AccessModel(loops);
        router = new Router(access, loops);
        router.restart(READ_AT);
        replay = new Replay(access, router, loops);
        access.load(new ServerAccess(
                SERVER,
                new UserId(1),
                2,
                List.of(
                        new RoleAccess(new RoleId(SERVER.value()), Permissions.NONE, 0),
                        new RoleAccess(INSIDERS, Permissions.of(Permission.VIEW_CHANNEL), 1)),
                List.of(new Channel(
                        CHANNEL, SERVER, ChannelType.TEXT, "c", null, 0, null, 0, null, List.of(), null, null, null))));
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void onCore(Runnable work) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        core.runOnContext(turn -> {
            try {
                work.run();
                done.complete(null);
            } catch (RuntimeException | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        done.get(10, TimeUnit.SECONDS);
    }

    /** The event's number is its place too. */
    private void passes(String name, Topic topic, @Nullable Meta meta) {
        events++;
        router.route(new EventEntry(
                new StreamId(1_000 + events, 0),
                new Source.Number(new Source(Service.MESSAGING, 3), events),
                List.of(topic),
                name,
                "{}",
                meta == null
                        ? null
                        : Json.shared()
                                .convertValue(meta, com.fasterxml.jackson.databind.JsonNode.class)
                                .toString()));
    }

    private void comesIn(List<RoleId> asRead, Set<ChannelId> shown) {
        access.enter(
                BOB.id(),
                session,
                true,
                250,
                List.of(new MemberAccess(SERVER, BOB.id(), asRead, null)),
                List.of(),
                List.of());
        replay.sinceSnapshot(BOB.id(), session, true, READ_AT, Map.of(), server -> Optional.of(shown));
    }

    private List<String> heard() throws Exception {
        onCore(() -> {});
        onCore(() -> {});
        sockets.submit(() -> {}).get(10, TimeUnit.SECONDS);
        return heard;
    }

    @Test
    void whatIsToldAfterTheReplayLeadsNobodyBackBeforeIt() throws Exception {
        onCore(() -> passes(
                "role:update",
                Topic.server(SERVER),
                new AccessChange.RoleChanged(
                        SERVER,
                        new RoleAccess(new RoleId(SERVER.value()), Permissions.of(Permission.VIEW_CHANNEL), 0))));
        onCore(() -> comesIn(List.of(), Set.of()));
        assertThat(heard()).last().isEqualTo("channel:access@1001-0");
    }
}
