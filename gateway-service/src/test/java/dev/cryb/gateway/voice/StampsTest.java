package dev.cryb.gateway.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.gateway.access.AccessModel;
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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the gateway lets ask for a call. */
class StampsTest {

    private static final ServerId SERVER = new ServerId(1 << 20);
    private static final UserId BOB = new UserId(5);
    private static final ChannelId TEXT = new ChannelId(10);
    private static final ChannelId LOUNGE = new ChannelId(11);
    private static final ChannelId HIDDEN = new ChannelId(12);
    private static final ChannelId LOCKED = new ChannelId(13);

    private final EventLoop sockets = new DefaultEventLoop();
    private Vertx vertx;
    private Loops loops;
    private long lagMs;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        loops = new Loops(vertx.getOrCreateContext());
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static Channel channel(
            ChannelId id, ChannelType type, @Nullable Permission denied, @Nullable Integer limit) {
        List<Overwrite> overwrites = denied == null
                ? List.of()
                : List.of(new Overwrite(
                        Overwrite.TargetType.ROLE, SERVER.value(), Permissions.NONE, Permissions.of(denied)));
        return new Channel(id, SERVER, type, "c", null, 0, null, 0, null, overwrites, null, null, limit);
    }

    private Stamps stamps(@Nullable Instant timeoutUntil) {
        CompletableFuture<Stamps> made = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(turn -> {
            AccessModel access = new AccessModel(loops);
            access.load(new ServerAccess(
                    SERVER,
                    new UserId(1),
                    2,
                    List.of(new RoleAccess(
                            new RoleId(SERVER.value()),
                            Permissions.of(Permission.VIEW_CHANNEL, Permission.CONNECT, Permission.SPEAK),
                            0)),
                    List.of(
                            channel(TEXT, ChannelType.TEXT, null, null),
                            channel(LOUNGE, ChannelType.VOICE, null, 7),
                            channel(HIDDEN, ChannelType.VOICE, Permission.VIEW_CHANNEL, null),
                            channel(LOCKED, ChannelType.VOICE, Permission.CONNECT, null))));
            access.enter(
                    BOB,
                    new Silent(),
                    true,
                    250,
                    List.of(new MemberAccess(SERVER, BOB, List.of(), timeoutUntil)),
                    List.of(),
                    List.of());
            made.complete(new Stamps(access, () -> lagMs));
        });
        return made.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private final class Silent implements Subscriber {
        @Override
        public EventLoop eventLoop() {
            return sockets;
        }

        @Override
        public void deliver(Delivery delivery) {}

        @Override
        public void becomeKnownAs(User user) {}

        @Override
        public void flush() {}
    }

    private static void assertRefused(Runnable work, ErrorCode code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    @Test
    void voiceChannelIsStampedWithRightsAndLimit() {
        var pass = stamps(null).pass(BOB, LOUNGE);
        assertThat(pass.serverId()).isEqualTo(SERVER);
        assertThat(pass.userLimit()).isEqualTo(7);
        assertThat(pass.rights().has(Permission.SPEAK)).isTrue();
        assertThat(pass.rights().has(Permission.STREAM)).isFalse();
    }

    @Test
    void othersAreRefusedAtTheDoor() {
        Stamps stamps = stamps(null);
        assertRefused(() -> stamps.pass(BOB, TEXT), ErrorCode.INVALID_PAYLOAD);
        assertRefused(() -> stamps.pass(BOB, HIDDEN), ErrorCode.UNKNOWN_CHANNEL);
        assertRefused(() -> stamps.pass(BOB, new ChannelId(4711)), ErrorCode.UNKNOWN_CHANNEL);
        assertRefused(() -> stamps.pass(BOB, LOCKED), ErrorCode.FORBIDDEN);
        assertRefused(() -> stamps.pass(new UserId(6), LOUNGE), ErrorCode.UNKNOWN_CHANNEL);
    }

    @Test
    void whoMayOnlyLookMayNotTalk() {
        assertRefused(() -> stamps(Instant.now().plusSeconds(60)).pass(BOB, LOUNGE), ErrorCode.TIMED_OUT);
        assertThat(stamps(Instant.now().minusSeconds(60)).pass(BOB, LOUNGE).userLimit())
                .isEqualTo(7);
    }

    @Test
    void rightsThatMayBeStaleLetNobodyIn() {
        lagMs = 5_000;
        assertRefused(() -> stamps(null).pass(BOB, LOUNGE), ErrorCode.UNAVAILABLE);
    }
}
