package dev.cryb.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.system.People.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People who talk in a channel without pause while others lose it from sight and get it back.
 *
 * <p>Of each message it is known when it was sent and acked. One sent after the ack of what hid the channel, and acked
 * before anyone asked to show it again, must not reach those concerned; one sent after the ack of what showed it, and
 * acked before the next change was asked for, must.
 */
final class Barrier implements AutoCloseable {

    private static final int VICTIMS = 3;
    private static final int TALKERS = 3;
    private static final String VIEW = Long.toString(1 << 10);
    private static final String VIEW_AND_MORE = Long.toString((1 << 10) | (1 << 16) | (1 << 11));

    private final Random random;
    private final List<String> urls;
    private final PlainClient owner;
    private final String serverId;
    private final String channelId;
    private final String roleId;
    private final String inviteCode;
    private final List<Victim> victims = new ArrayList<>();
    private final List<Talker> talkers = new ArrayList<>();
    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    /** A message: when it was sent and when it was acked. */
    private record Said(long sentAt, long ackedAt) {}

    /** A stretch of time in which the channel was surely hidden, or surely in sight. */
    private record Stretch(long from, long until, boolean hidden, String why) {
        boolean has(Said message) {
            return message.sentAt > from && message.ackedAt < until;
        }

        /** Of what it saw, only what surely had come by then; of what was hidden, all. */
        Stretch had(long by) {
            return hidden ? this : new Stretch(from, Math.min(until, by), false, why);
        }
    }

    /** From closing a socket, with the offset that it had, to having taken its session up. */
    private record Absence(long left, long back, String offset, String url) {}

    Barrier(String url, String otherUrl, long seed) {
        this.random = new Random(seed);
        this.urls = List.of(url, otherUrl);
        this.owner = PlainClient.signIn(url, People.register(url, "owner").token());
        JsonNode server = owner.expectAck("server:create", Client.data("name", "Walls"));
        this.serverId = server.at("/server/id").asText();
        this.channelId = server.at("/channels/0/id").asText();
        this.roleId = owner.expectAck(
                        "role:create", Client.data("serverId", serverId, "name", "In", "permissions", VIEW_AND_MORE))
                .get("id")
                .asText();
        owner.expectAck("role:update", Client.data("serverId", serverId, "roleId", serverId, "permissions", "0"));
        this.inviteCode = owner.expectAck("invite:create", Client.data("channelId", channelId))
                .get("code")
                .asText();
        String talking = owner.expectAck(
                        "role:create", Client.data("serverId", serverId, "name", "Talk", "permissions", VIEW_AND_MORE))
                .get("id")
                .asText();
        for (int i = 0; i < TALKERS; i++) {
            talkers.add(new Talker(i, member(url, "talker", talking), i % 2 == 0 ? url : otherUrl));
        }
        for (int i = 0; i < VICTIMS; i++) {
            victims.add(new Victim(member(url, "victim", roleId), otherUrl));
        }
        talkers.forEach(talker -> talker.thread.start());
    }

    private Person member(String url, String name, String role) {
        Person person = People.register(url, name);
        try (PlainClient client = PlainClient.signIn(url, person.token())) {
            client.expectAck("server:join", Client.data("inviteCode", inviteCode));
        }
        assign(person, role);
        return person;
    }

    private void assign(Person person, String role) {
        owner.expectAck("role:assign", Client.data("serverId", serverId, "roleId", role, "userId", person.id()));
    }

    /** Hides the channel so many times from one or all, each time in another way, and shows it again. */
    void flip(int times) {
        for (int i = 0; i < times; i++) {
            Victim one = victims.get(random.nextInt(VICTIMS));
            switch (random.nextInt(6)) {
                case 0 -> flip("role permission", victims, () -> permissions("0"), () -> permissions(VIEW_AND_MORE));
                case 1 -> flip("role overwrite", victims, () -> deny("role", roleId), () -> undo("role", roleId));
                case 2 ->
                    flip(
                            "member overwrite",
                            List.of(one),
                            () -> deny("member", one.person.id()),
                            () -> undo("member", one.person.id()));
                case 3 ->
                    flip(
                            "role assignment",
                            List.of(one),
                            () -> owner.expectAck(
                                    "role:unassign",
                                    Client.data("serverId", serverId, "roleId", roleId, "userId", one.person.id())),
                            () -> assign(one.person, roleId));
                case 4 ->
                    flip(
                            "kick",
                            List.of(one),
                            () -> owner.expectAck(
                                    "mod:kick", Client.data("serverId", serverId, "userId", one.person.id())),
                            () -> {
                                one.client.expectAck("server:join", Client.data("inviteCode", inviteCode));
                                assign(one.person, roleId);
                            });
                default -> timeout(one);
            }
        }
        stopping = true;
        talkers.forEach(Talker::join);
        // Their own ack comes after all that was said before.
        victims.forEach(victim -> victim.client.expectAck("heartbeat", Client.data()));
        victims.forEach(Victim::compare);
    }

    private void permissions(String permissions) {
        owner.expectAck("role:update", Client.data("serverId", serverId, "roleId", roleId, "permissions", permissions));
    }

    private void deny(String type, String id) {
        owner.expectAck(
                "channel:overwrite_set",
                Client.data("channelId", channelId, "targetType", type, "targetId", id, "allow", "0", "deny", VIEW));
    }

    private void undo(String type, String id) {
        owner.expectAck(
                "channel:overwrite_delete", Client.data("channelId", channelId, "targetType", type, "targetId", id));
    }

    private void flip(String why, List<Victim> concerned, Runnable hide, Runnable show) {
        concerned.forEach(victim -> victim.ends(why));
        hide.run();
        concerned.forEach(victim -> victim.begins(true));
        comeBackSometimes(concerned);
        talk();
        concerned.forEach(victim -> {
            victim.client.expectRefusal("channel:messages", Client.data("channelId", channelId), "UNKNOWN_CHANNEL");
            victim.client.expectRefusal(
                    "message:create", Client.data("channelId", channelId, "content", "x"), "UNKNOWN_CHANNEL");
            victim.ends(why);
        });
        show.run();
        concerned.forEach(victim -> victim.begins(false));
        talk();
        comeBackSometimes(concerned);
        concerned.forEach(victim -> victim.reads(why));
    }

    private void comeBackSometimes(List<Victim> concerned) {
        if (random.nextInt(4) == 0) {
            concerned.get(random.nextInt(concerned.size())).comeBack(urls.get(random.nextInt(2)));
        }
    }

    /** One who may only look still sees, but says nothing. */
    private void timeout(Victim victim) {
        JsonNode whom = Client.data("serverId", serverId, "userId", victim.person.id());
        owner.expectAck(
                "mod:timeout",
                Client.data(
                        "serverId",
                        serverId,
                        "userId",
                        victim.person.id(),
                        "until",
                        Instant.now().plusSeconds(600).toString()));
        victim.client.expectRefusal("message:create", Client.data("channelId", channelId, "content", "x"), "TIMED_OUT");
        talk();
        owner.expectAck("mod:timeout_clear", whom);
    }

    /** Waits until something more has been said, so that each stretch has messages. */
    private void talk() {
        int goal = said.size() + 2;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (said.size() < goal) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nobody talks any more; " + violations);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many messages were said while the channel was hidden from someone: what the test is worth. */
    long heardBehind() {
        return victims.stream().mapToLong(victim -> victim.behind).sum();
    }

    /** How often a session was taken up again. */
    int resumed() {
        return victims.stream().mapToInt(victim -> victim.resumed).sum();
    }

    @Override
    public void close() {
        stopping = true;
        talkers.forEach(Talker::join);
        talkers.forEach(talker -> talker.client.close());
        victims.forEach(victim -> victim.client.close());
        owner.close();
    }

    /** Says one thing after another, and notes when. */
    private final class Talker {
        private final int number;
        private final PlainClient client;
        private final Thread thread = new Thread(this::talk, "talker");

        Talker(int number, Person person, String url) {
            this.number = number;
            this.client = PlainClient.signIn(url, person.token());
        }

        private void talk() {
            for (int i = 0; !stopping; i++) {
                String content = number + "." + i;
                long sentAt = System.nanoTime();
                try {
                    client.expectAck("message:create", Client.data("channelId", channelId, "content", content));
                } catch (RuntimeException | AssertionError e) {
                    violations.add("a talker failed: " + e);
                    return;
                }
                said.put(content, new Said(sentAt, System.nanoTime()));
                LockSupport.parkNanos(2_000_000);
            }
        }

        private void join() {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Loses the channel and gets it back, and notes what it hears. */
    private final class Victim {
        private final Person person;
        private PlainClient client;
        private final Set<String> heard = ConcurrentHashMap.newKeySet();
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<Absence> absences = new ArrayList<>();
        private long since = System.nanoTime();

        /** When it asked for the newest page that it got; before that, when it came. */
        private long read = since;

        private volatile @Nullable String newest;
        private long behind;
        private boolean hidden;
        private int resumed;

        Victim(Person person, String url) {
            this.person = person;
            this.client = PlainClient.signIn(url, person.token(), this::hear);
        }

        private void hear(String name, JsonNode data) {
            if (name.equals("message:create")) {
                String content = data.get("content").asText();
                newest = content;
                if (!heard.add(content)) {
                    violations.add("heard twice: " + data);
                }
            }
        }

        /**
         * Loses its socket and takes its session up again; where that cannot be exact, what it missed is not counted.
         *
         * <p>Nor is then what was acked to others and still on its way to this one when it closed its socket, also if the
         * channel has been hidden since: all that surely had come is what was acked before the newest message that it
         * heard was sent, or before it last read the channel.
         */
        void comeBack(String url) {
            long leftAt = System.nanoTime();
            String offset = client.lastOffset();
            client.close();
            long left = had();
            talk();
            client = PlainClient.resume(url, person.token(), client, this::hear);
            absences.add(new Absence(leftAt, System.nanoTime(), offset, url));
            if (client.resumed().get("resumed").asBoolean()) {
                resumed++;
            } else {
                ends("before it came anew");
                stretches.replaceAll(stretch -> stretch.had(left));
                begins(hidden);
            }
        }

        /** Reads the channel: what was acked before it asked has come before the page. */
        void reads(String why) {
            long asked = System.nanoTime();
            JsonNode page = client.expectAck("channel:messages", Client.data("channelId", channelId));
            if (page.get("messages").isEmpty()) {
                violations.add(person.username() + " reads nothing after " + why);
            }
            read = asked;
        }

        /** Until when all that was acked surely had come: the newest message heard was sent, or the channel read. */
        private long had() {
            String last = newest;
            if (last == null) {
                return read;
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            for (Said message = said.get(last); ; message = said.get(last)) {
                if (message != null) {
                    return Math.max(read, message.sentAt);
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError(last + " was heard and never acked; " + violations);
                }
                LockSupport.parkNanos(500_000);
            }
        }

        void begins(boolean isHidden) {
            hidden = isHidden;
            since = System.nanoTime();
        }

        void ends(String why) {
            stretches.add(new Stretch(since, System.nanoTime(), hidden, why));
        }

        /** Which absence it was said in, if it was said in one. */
        private String absent(Said message) {
            return absences.stream()
                    .filter(absence -> message.ackedAt >= absence.left && message.sentAt <= absence.back)
                    .map(absence -> ", said while away from " + absence.offset + ", back at " + absence.url)
                    .collect(Collectors.joining());
        }

        void compare() {
            ends("end");
            said.forEach((content, message) -> {
                for (Stretch stretch : stretches) {
                    if (stretch.has(message)) {
                        behind += stretch.hidden ? 1 : 0;
                        if (stretch.hidden == heard.contains(content)) {
                            violations.add(person.username() + (stretch.hidden ? " heard " : " missed ") + content
                                    + " though hidden=" + stretch.hidden + " by " + stretch.why + absent(message));
                        }
                    }
                }
            });
        }
    }
}
