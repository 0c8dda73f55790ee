package dev.cryb.bench.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bench.chaos.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** People who join one voice channel after the other, at an even pace, whatever becomes of the joins before. */
public final class JoinLoad implements AutoCloseable {

    private static final int CHANNELS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Wire.Listener DEAF = new Wire.Listener() {
        @Override
        public void heard(String event, JsonNode data, @Nullable String offset) {}

        @Override
        public void stray(JsonNode ack) {}
    };

    private final List<String> channels = new ArrayList<>();
    private final List<Wire> people = new ArrayList<>();

    private JoinLoad() {}

    /**
     * What became of the joins.
     *
     * @param p50Ms from the time at which it was meant to be asked to the token
     * @param why the first answers without one
     */
    public record Outcome(long joined, long failed, double p50Ms, double p99Ms, double maxMs, List<String> why) {

        /** For people. */
        public String words(int rate) {
            return String.format(
                    Locale.ROOT,
                    "%d joins at %d/s, %d without a token: p50 %.1f, p99 %.1f, at most %.1f ms %s",
                    joined + failed,
                    rate,
                    failed,
                    p50Ms,
                    p99Ms,
                    maxMs,
                    why);
        }
    }

    /** Founds a server with its channels, and lets everyone in. */
    public static JoinLoad gather(String url, int people) {
        JoinLoad load = new JoinLoad();
        try {
            Wire founder = load.signedIn(url);
            JsonNode server = ask(founder, "server:create", Wire.object().put("name", "Calls"));
            String serverId = server.at("/server/id").asText();
            for (int i = 0; i < CHANNELS; i++) {
                ObjectNode channel = Wire.object()
                        .put("serverId", serverId)
                        .put("type", "voice")
                        .put("name", "Room " + i);
                load.channels.add(
                        ask(founder, "channel:create", channel).get("id").asText());
            }
            ObjectNode where =
                    Wire.object().put("channelId", server.at("/channels/0/id").asText());
            String code = ask(founder, "invite:create", where).get("code").asText();
            for (int i = 1; i < people; i++) {
                Wire guest = load.signedIn(url);
                ask(guest, "server:join", Wire.object().put("inviteCode", code));
            }
            return load;
        } catch (Wire.Gone e) {
            load.close();
            throw new IllegalStateException("nobody could be gathered: " + e.getMessage(), e);
        }
    }

    /** Joins at this pace for a while. */
    public Outcome run(int rate, Duration time) {
        ConcurrentHistogram took = new ConcurrentHistogram(TimeUnit.SECONDS.toNanos(120), 3);
        ConcurrentLinkedQueue<String> without = new ConcurrentLinkedQueue<>();
        long joins = rate * time.toSeconds();
        CountDownLatch open = new CountDownLatch((int) joins);
        long from = System.nanoTime();
        for (int i = 0; i < joins; i++) {
            long due = from + i * TimeUnit.SECONDS.toNanos(1) / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Wire one = people.get(i % people.size());
            String channel = channels.get(i * 7 % channels.size());
            Thread.ofVirtual().start(() -> {
                try {
                    JsonNode ack = one.ask("voice:join", Wire.object().put("channelId", channel));
                    if (ack.at("/data/token").isTextual()) {
                        took.recordValue(System.nanoTime() - due);
                    } else {
                        without.add(ack.toString());
                    }
                } catch (Wire.Gone | RuntimeException e) {
                    without.add(e.toString());
                } finally {
                    open.countDown();
                }
            });
        }
        try {
            if (!open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                without.add(open.getCount() + " without any answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Outcome(
                took.getTotalCount(),
                joins - took.getTotalCount(),
                took.getValueAtPercentile(50) / 1e6,
                took.getValueAtPercentile(99) / 1e6,
                took.getMaxValue() / 1e6,
                without.stream().limit(3).toList());
    }

    @Override
    public void close() {
        people.forEach(Wire::close);
    }

    private Wire signedIn(String url) throws Wire.Gone {
        String username = "v" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        ObjectNode account = Wire.object().put("username", username).put("password", "correct horse battery");
        JsonNode answer = Wire.post(url + "/auth/register", account);
        if (answer == null) {
            throw new IllegalStateException(username + " could not register");
        }
        Wire wire = Wire.open(url, DEAF);
        people.add(wire);
        ask(
                wire,
                "identify",
                Wire.object().put("token", answer.get("accessToken").asText()));
        return wire;
    }

    /** Asks until it is done. */
    private static JsonNode ask(Wire wire, String event, ObjectNode data) throws Wire.Gone {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode ack = wire.ask(event, data);
            if (ack.path("ok").asBoolean()) {
                return ack.path("data");
            }
            // Between identify and ready a request is too early.
            boolean again = ack.at("/error/retryable").asBoolean()
                    || ack.at("/error/code").asText().equals("UNAUTHENTICATED");
            if (!again || System.nanoTime() > end) {
                throw new IllegalStateException(event + " was refused: " + ack);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
