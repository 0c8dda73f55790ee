package dev.cryb.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.gateway.fanout.Delivery;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.model.Member;
import dev.cryb.model.User;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.PermissionCalculator;
import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients are told of channels that appear and vanish is what the calculator says, whatever changes.
 *
 * <p>Each user keeps the set of channels that it was told of; nothing may be told twice, and at the end of each change
 * the set is the true one. The same holds for the member lists of private channels, as an outsider keeps them.
 */
class SightChangesTest {

    private static final ServerId SERVER = new ServerId(1 << 20);
    private static final int USERS = 12;
    private static final int CHANGES = 400;

    private Vertx vertx;
    private Loops loops;
    private Context core;
    private final EventLoop sockets = new DefaultEventLoop();

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        core = vertx.getOrCreateContext();
        loops = new Loops(core);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyoneIsToldExactlyWhatAppearsAndVanishes(long seed) throws Exception {
        World world = onCore(() -> new World(seed));
        for (int i = 0; i < CHANGES; i++) {
            int step = i;
            List<SightChange> seen = onCore(() -> world.deliver(world.change()));
            onCore(() -> null);
            sockets.submit(() -> {}).get(10, TimeUnit.SECONDS);
            assertThat(onCore(() -> world.check(seen)))
                    .as("seed %d, change %d: %s", seed, step, world.last)
                    .isEmpty();
        }
    }

    /** A session that notes which changes it is told of, by their place in the list of changes. */
    private final class Listener implements Subscriber {
        private final List<Integer> heard = new ArrayList<>();

        @Override
        public EventLoop eventLoop() {
            return sockets;
        }

        @Override
        public void deliver(Delivery delivery) {
            heard.add(Integer.valueOf(delivery.event().dataJson()));
        }

        @Override
        public void becomeKnownAs(User user) {}

        @Override
        public void flush() {}
    }

    private <T> T onCore(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        core.runOnContext(turn -> {
            try {
                done.complete(work.call());
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(10, TimeUnit.SECONDS);
    }

    /** A server as the test knows it, and the gateway's model of it. */
    private final class World {
        private final Random random;
        private final Map<RoleId, Permissions> roles = new HashMap<>();
        private final Map<ChannelId, Channel> channels = new HashMap<>();
        private final Map<UserId, Member> members = new HashMap<>();
        private final Map<UserId, Set<ChannelId>> told = new HashMap<>();
        private final Map<ChannelId, Set<UserId>> lists = new HashMap<>();
        private final Map<UserId, Listener> listeners = new HashMap<>();
        private final AccessModel model = new AccessModel(loops);
        private UserId owner = new UserId(1);
        private long nextId = 100;
        private String last = "";

        World(long seed) {
            random = new Random(seed);
            roles.put(new RoleId(SERVER.value()), Permissions.of(Permission.VIEW_CHANNEL));
            for (int i = 0; i < 4; i++) {
                roles.put(new RoleId(nextId++), some());
            }
            for (int i = 0; i < 6; i++) {
                ChannelId id = new ChannelId(nextId++);
                channels.put(id, channel(id, overwrites()));
            }
            model.load(new ServerAccess(
                    SERVER,
                    owner,
                    (int) USERS,
                    roles.entrySet().stream()
                            .map(role -> new RoleAccess(role.getKey(), role.getValue(), 1))
                            .toList(),
                    List.copyOf(channels.values())));
            for (long user = 1; user <= USERS; user++) {
                UserId id = new UserId(user);
                Member member = member(id, someRoles());
                members.put(id, member);
                // The last one is a member without sessions here.
                if (user < USERS) {
                    Listener listener = new Listener();
                    listeners.put(id, listener);
                    model.enter(
                            id, listener, true, 250, List.of(MemberAccess.of(SERVER, member)), List.of(), List.of());
                    told.put(id, visible(id));
                }
            }
            channels.keySet().forEach(channel -> lists.put(channel, viewers(channel)));
        }

        private List<SightChange> change() {
            return switch (random.nextInt(7)) {
                case 0 -> {
                    RoleId id = pick(roles.keySet());
                    roles.put(id, some());
                    yield apply(new AccessChange.RoleChanged(SERVER, new RoleAccess(id, roles.get(id), 1)));
                }
                case 1 -> {
                    RoleId id = pick(roles.keySet());
                    yield roles.size() < 4 || id.value() == SERVER.value() ? added() : dropped(id);
                }
                case 2, 3 -> {
                    Member before = pick(members.values());
                    Member now = member(before.user().id(), someRoles());
                    members.put(now.user().id(), now);
                    yield apply(new AccessChange.MemberRolesChanged(SERVER, now, before.roles()));
                }
                case 4 -> {
                    Member former = there(members, owner);
                    Member heir = pick(members.values());
                    owner = heir.user().id();
                    yield apply(new AccessChange.OwnerChanged(SERVER, former, heir));
                }
                case 5 -> {
                    Channel before = pick(channels.values());
                    Overwrite one = overwrite(new RoleId(0), pick(members.keySet()));
                    List<Overwrite> now = with(before, one, random.nextInt(3) > 0);
                    channels.put(before.id(), before.with(now));
                    yield apply(new AccessChange.OverwritesChanged(
                            SERVER, before.id(), now, members.get(new UserId(one.targetId()))));
                }
                default -> {
                    Channel before = pick(channels.values());
                    Overwrite one = overwrite(pick(roles.keySet()), null);
                    List<Overwrite> now = with(before, one, random.nextInt(3) > 0);
                    channels.put(before.id(), before.with(now));
                    yield apply(new AccessChange.OverwritesChanged(SERVER, before.id(), now, null));
                }
            };
        }

        private List<SightChange> added() {
            RoleId id = new RoleId(nextId++);
            roles.put(id, some());
            return apply(new AccessChange.RoleChanged(SERVER, new RoleAccess(id, roles.get(id), 1)));
        }

        private List<SightChange> dropped(RoleId id) {
            roles.remove(id);
            members.replaceAll((user, member) -> member(
                    user,
                    member.roles().stream().filter(role -> !role.equals(id)).toList()));
            channels.replaceAll((channelId, channel) -> channel.with(with(channel, overwrite(id, null), false)));
            return apply(new AccessChange.RoleGone(SERVER, id));
        }

        private List<SightChange> apply(AccessChange change) {
            last = change.toString();
            return model.apply(change);
        }

        private List<SightChange> deliver(List<SightChange> seen) {
            for (int i = 0; i < seen.size(); i++) {
                List<Group> to =
                        switch (seen.get(i)) {
                            case SightChange.Appeared appeared -> appeared.to();
                            case SightChange.Vanished vanished -> vanished.to();
                            case SightChange.Entered entered -> List.of();
                            case SightChange.Left left -> List.of();
                        };
                loops.deliver(new Delivery(new OutboundEvent("x", Integer.toString(i), null), 1, to, null));
            }
            return seen;
        }

        /** What was told wrongly, in words. */
        private List<String> check(List<SightChange> seen) {
            List<String> wrong = new ArrayList<>();
            boolean alone = false;
            for (int i = 0; i < seen.size(); i++) {
                Set<UserId> users = users(i);
                switch (seen.get(i)) {
                    case SightChange.Appeared appeared ->
                        users.forEach(user -> {
                            if (!there(told, user).add(appeared.channel().id())) {
                                wrong.add(user + " knew " + appeared.channel().id());
                            }
                            if (!appeared.permissions()
                                    .equals(rights(user, appeared.channel().id()))) {
                                wrong.add(user + " was told of wrong rights");
                            }
                        });
                    case SightChange.Vanished vanished ->
                        users.forEach(user -> {
                            if (!there(told, user).remove(vanished.channelId())) {
                                wrong.add(user + " did not know " + vanished.channelId());
                            }
                        });
                    case SightChange.Entered entered -> {
                        alone = true;
                        if (!there(lists, entered.channelId())
                                .add(entered.member().user().id())) {
                            wrong.add(entered + " was in the list");
                        }
                    }
                    case SightChange.Left left -> {
                        alone = true;
                        if (!there(lists, left.channelId()).remove(left.userId())) {
                            wrong.add(left + " was not in the list");
                        }
                    }
                }
            }
            told.forEach((user, known) -> {
                if (!known.equals(visible(user))) {
                    wrong.add(user + " knows " + known + " and sees " + visible(user));
                }
            });
            checkLists(alone, wrong);
            return wrong;
        }

        /** Changes of one member are told member by member; what changes for many is read from the rights. */
        private void checkLists(boolean alone, List<String> wrong) {
            boolean ofOne = last.startsWith("MemberRolesChanged") || last.startsWith("OwnerChanged");
            for (ChannelId channel : channels.keySet()) {
                boolean hidden = !rights(new UserId(4711), channel).has(Permission.VIEW_CHANNEL);
                if (ofOne && hidden && !there(lists, channel).equals(viewers(channel))) {
                    wrong.add("list of " + channel + " is " + lists.get(channel) + ", not " + viewers(channel));
                }
                if (!ofOne && alone && !last.startsWith("OverwritesChanged")) {
                    wrong.add("told member by member");
                }
                lists.put(channel, viewers(channel));
            }
            listeners.values().forEach(listener -> listener.heard.clear());
        }

        private Set<UserId> users(int change) {
            return listeners.entrySet().stream()
                    .filter(listener -> listener.getValue().heard.contains(change))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        private Set<ChannelId> visible(UserId user) {
            return channels.keySet().stream()
                    .filter(channel -> rights(user, channel).has(Permission.VIEW_CHANNEL))
                    .collect(Collectors.toCollection(HashSet::new));
        }

        private Set<UserId> viewers(ChannelId channel) {
            return members.keySet().stream()
                    .filter(user -> rights(user, channel).has(Permission.VIEW_CHANNEL))
                    .collect(Collectors.toCollection(HashSet::new));
        }

        private Permissions rights(UserId user, ChannelId channel) {
            Member member = members.get(user);
            Set<Long> has = member == null
                    ? Set.of()
                    : member.roles().stream().map(RoleId::value).collect(Collectors.toSet());
            return PermissionCalculator.inChannel(
                    new Subject(user.value(), user.equals(owner), has, false),
                    SERVER.value(),
                    roles.entrySet().stream()
                            .map(role -> new PermissionCalculator.RoleGrant(
                                    role.getKey().value(), role.getValue()))
                            .toList(),
                    Objects.requireNonNull(there(channels, channel).overwrites()));
        }

        private List<Overwrite> with(Channel channel, Overwrite one, boolean kept) {
            List<Overwrite> now = new ArrayList<>(Objects.requireNonNull(channel.overwrites()));
            now.removeIf(other -> other.targetType() == one.targetType() && other.targetId() == one.targetId());
            if (kept) {
                now.add(one);
            }
            return now;
        }

        private List<Overwrite> overwrites() {
            return random.nextBoolean() ? List.of() : List.of(overwrite(new RoleId(SERVER.value()), null));
        }

        private Overwrite overwrite(RoleId role, @Nullable UserId user) {
            Permissions allow = some();
            return new Overwrite(
                    user == null ? Overwrite.TargetType.ROLE : Overwrite.TargetType.MEMBER,
                    user == null ? role.value() : user.value(),
                    allow,
                    some().minus(allow));
        }

        private Permissions some() {
            Permissions some = Permissions.NONE;
            if (random.nextInt(3) == 0) {
                some = some.plus(Permissions.of(Permission.VIEW_CHANNEL));
            }
            if (random.nextInt(20) == 0) {
                some = some.plus(Permissions.of(Permission.ADMINISTRATOR));
            }
            return random.nextBoolean() ? some.plus(Permissions.of(Permission.SEND_MESSAGES)) : some;
        }

        private List<RoleId> someRoles() {
            return roles.keySet().stream()
                    .filter(role -> role.value() != SERVER.value() && random.nextInt(3) == 0)
                    .toList();
        }

        private Member member(UserId id, List<RoleId> has) {
            return new Member(new User(id, "u" + id, "U", null), null, has, Instant.EPOCH, null);
        }

        private Channel channel(ChannelId id, List<Overwrite> overwrites) {
            return new Channel(id, SERVER, ChannelType.TEXT, "c", null, 0, null, 0, null, overwrites, null, null, null);
        }

        private <K, V> V there(Map<K, V> map, K key) {
            return Objects.requireNonNull(map.get(key));
        }

        private <T> T pick(Collection<T> all) {
            List<T> list = new ArrayList<>(all);
            list.sort(Comparator.comparing(Object::toString));
            return list.get(random.nextInt(list.size()));
        }
    }
}
