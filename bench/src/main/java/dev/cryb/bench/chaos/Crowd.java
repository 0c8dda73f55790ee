package dev.cryb.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** People in one channel who talk without pause; see {@link Talker}. */
public final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Wire.Listener DEAF = new Wire.Listener() {
        @Override
        public void heard(String event, JsonNode data, @Nullable String offset) {}

        @Override
        public void stray(JsonNode ack) {}
    };

    private final Witness witness = new Witness();
    private final List<Talker> talkers = new ArrayList<>();
    private final String jdbcUrl;
    private String channelId = "";

    private Crowd(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Founds a server, lets everyone in and starts the talk, spread over the gateways.
     *
     * @param jdbcUrl from which what is stored may be read
     */
    public static Crowd gather(List<String> urls, String jdbcUrl, int people) {
        Crowd crowd = new Crowd(jdbcUrl);
        String first = urls.getFirst();
        try (Wire founder = signedIn(first, register(first, "founder"))) {
            JsonNode server = ask(founder, "server:create", Wire.object().put("name", "Chaos"));
            crowd.channelId = server.at("/channels/0/id").asText();
            String code = ask(founder, "invite:create", Wire.object().put("channelId", crowd.channelId))
                    .get("code")
                    .asText();
            for (int i = 0; i < people; i++) {
                String token = register(first, "p" + i);
                try (Wire guest = signedIn(first, token)) {
                    ask(guest, "server:join", Wire.object().put("inviteCode", code));
                }
                crowd.talkers.add(new Talker(i, urls, token, crowd.channelId, crowd.witness));
            }
        } catch (Wire.Gone e) {
            throw new IllegalStateException("the crowd could not gather: " + e.getMessage(), e);
        }
        crowd.talkers.forEach(Talker::start);
        return crowd;
    }

    public Witness witness() {
        return witness;
    }

    /** Waits until this many more messages were acked: the fact that all is well again. */
    public void awaitAcks(int more) {
        int goal = witness.acks() + more;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (witness.acks() < goal) {
            if (System.nanoTime() > end) {
                witness.problem("fewer than " + more + " acks within " + PATIENCE.toSeconds() + " s");
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /**
     * Ends the talk, waits until everyone has heard all of it, and compares.
     *
     * @return how many messages are stored
     */
    public int finish() {
        talkers.forEach(Talker::stop);
        talkers.forEach(Talker::join);
        int stored = witness.compare(jdbcUrl, channelId);
        talkers.forEach(talker -> talker.leaveAfter(stored));
        return stored;
    }

    @Override
    public void close() {
        talkers.forEach(Talker::stop);
        talkers.forEach(Talker::join);
        talkers.forEach(Talker::close);
    }

    private static String register(String url, String name) {
        String username = name + "_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        ObjectNode body = Wire.object().put("username", username).put("password", "correct horse battery");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode answer = Wire.post(url + "/auth/register", body);
            if (answer != null) {
                return answer.get("accessToken").asText();
            }
            LockSupport.parkNanos(200_000_000);
        }
        throw new IllegalStateException(username + " could not register");
    }

    private static Wire signedIn(String url, String token) throws Wire.Gone {
        Wire wire = Wire.open(url, DEAF);
        ask(wire, "identify", Wire.object().put("token", token));
        return wire;
    }

    /** Asks until it is done. */
    private static JsonNode ask(Wire wire, String event, ObjectNode data) throws Wire.Gone {
        long end = System.nanoTime() + PATIENCE.toNanos();
        data.put("nonce", Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36));
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
