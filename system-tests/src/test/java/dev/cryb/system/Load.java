package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.system.People.Person;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * People who talk without pause while something breaks, and the comparison afterwards.
 *
 * <p>Each sender behaves as a careful client: it sends a message with a nonce, waits for the ack, and sends the same
 * nonce again after a retryable refusal or a lost connection. It notes what it was told. Each also listens, and sees
 * that the seq of what it hears grows without gaps for as long as its connection lives.
 */
final class Load implements AutoCloseable {

    private final List<String> urls;
    private final String operatorJdbc;
    private final String channelId;
    private final List<Sender> senders = new ArrayList<>();
    private final Map<String, Long> acked = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closedAsGap = new AtomicInteger();
    private volatile boolean stopping;

    private Load(List<String> urls, String operatorJdbc, String channelId) {
        this.urls = urls;
        this.operatorJdbc = operatorJdbc;
        this.channelId = channelId;
    }

    /** Founds a server, lets everyone in and starts the talk, spread over the gateways. */
    static Load start(List<String> urls, String operatorJdbc, int people) {
        Person owner = People.register(urls.get(0), "owner");
        try (PlainClient founder = PlainClient.signIn(urls.get(0), owner.token())) {
            JsonNode server = founder.expectAck("server:create", Client.data("name", "Load"));
            String channel = server.at("/channels/0/id").asText();
            String code = founder.expectAck("invite:create", Client.data("channelId", channel))
                    .get("code")
                    .asText();
            Load load = new Load(urls, operatorJdbc, channel);
            for (int i = 0; i < people; i++) {
                Person person = People.register(urls.get(0), "p" + i);
                try (PlainClient guest = PlainClient.signIn(urls.get(0), person.token())) {
                    guest.expectAck("server:join", Client.data("inviteCode", code));
                }
                load.senders.add(load.new Sender(i, person));
            }
            load.senders.forEach(sender -> sender.thread.start());
            return load;
        }
    }

    /** Waits until this many more messages were acked: the fact that all is well again. */
    void awaitAcks(int more) {
        int goal = acked.size() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (acked.size() < goal) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "only " + (acked.size() - goal + more) + " of " + more + " acks; " + violations);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    /** How many connections were ended because events were lost. */
    int closedAsGap() {
        return closedAsGap.get();
    }

    /** Ends the talk and compares. */
    void finishAndCompare() {
        stopping = true;
        senders.forEach(Sender::join);
        assertThat(violations).as("promises broken").isEmpty();
        Map<String, List<Long>> stored = stored();
        acked.forEach((content, seq) -> assertThat(stored.get(content))
                .as("%s was acked with seq %d", content, seq)
                .containsExactly(seq));
        stored.forEach((content, seqs) ->
                assertThat(seqs).as("one effect of %s", content).hasSize(1));
        List<Long> all = stored.values().stream().flatMap(List::stream).sorted().toList();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).as("seq without gaps").isEqualTo(i + 1L);
        }
        assertThat(acked).as("something was said at all").hasSizeGreaterThan(senders.size());
    }

    private Map<String, List<Long>> stored() {
        Map<String, List<Long>> stored = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(operatorJdbc);
                PreparedStatement select = connection.prepareStatement(
                        "SELECT content, seq FROM messaging.message WHERE channel_id = ? ORDER BY seq")) {
            select.setLong(1, Long.parseLong(channelId));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.computeIfAbsent(rows.getString(1), content -> new ArrayList<>())
                            .add(rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError("cannot read what is stored", e);
        }
        return stored;
    }

    @Override
    public void close() {
        stopping = true;
        senders.forEach(Sender::join);
    }

    /** One person: a careful client on a thread of its own. */
    private final class Sender {
        private final int number;
        private final Person person;
        private final Thread thread;
        private @Nullable PlainClient client;
        private int gateway;

        Sender(int number, Person person) {
            this.number = number;
            this.person = person;
            this.gateway = number;
            this.thread = Thread.ofVirtual().unstarted(this::talk);
        }

        private void talk() {
            for (int i = 0; !stopping; i++) {
                try {
                    say("p" + number + "-" + i);
                } catch (RuntimeException | AssertionError e) {
                    violations.add(e.toString());
                    return;
                }
            }
            if (client != null) {
                if (client.strays() > 0) {
                    violations.add(client.strays() + " acks too many");
                }
                client.close();
            }
        }

        /** Until it is acked, or the test ends. */
        private void say(String content) {
            while (!stopping) {
                PlainClient now = connected();
                if (now == null) {
                    continue;
                }
                try {
                    JsonNode ack = now.ask(
                            "message:create",
                            Client.data("channelId", channelId, "content", content, "nonce", content));
                    if (ack.path("ok").asBoolean()) {
                        acked.put(content, ack.at("/data/seq").asLong());
                        return;
                    }
                    if (!ack.at("/error/retryable").asBoolean()) {
                        throw new AssertionError("refused for good: " + ack);
                    }
                } catch (PlainClient.Disconnected e) {
                    disconnect();
                }
                pause();
            }
        }

        private @Nullable PlainClient connected() {
            if (client != null && !client.isClosed()) {
                return client;
            }
            disconnect();
            try {
                Heard heard = new Heard(number);
                client = PlainClient.signIn(urls.get(gateway++ % urls.size()), person.token(), heard::hear);
                return client;
            } catch (RuntimeException | AssertionError e) {
                // The gateway is away, or cannot let anyone in right now: come back later, as clients do.
                pause();
                return null;
            }
        }

        private void disconnect() {
            if (client != null) {
                client.close();
                client = null;
            }
        }

        private void pause() {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }

        void join() {
            try {
                if (!thread.join(java.time.Duration.ofSeconds(40))) {
                    violations.add("p" + number + " hangs");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What one connection hears: every seq after the first, in order. */
    private final class Heard {
        private final int number;
        private long last;

        Heard(int number) {
            this.number = number;
        }

        void hear(String event, JsonNode data) {
            if (event.equals("message:create")) {
                long seq = data.get("seq").asLong();
                if (last != 0 && seq != last + 1) {
                    violations.add("p" + number + " heard seq " + seq + " after " + last);
                }
                last = seq;
            } else if (event.equals("disconnect") && data.path("code").asInt() == 4016) {
                closedAsGap.incrementAndGet();
            }
        }
    }
}
