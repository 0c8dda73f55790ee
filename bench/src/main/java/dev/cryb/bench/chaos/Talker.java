package dev.cryb.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A careful client on a thread of its own: says something, waits for the ack, says it again with the same nonce where
 * none came, and takes its session up again, on whichever gateway, when its socket ends.
 *
 * <p>What it hears must be every seq once and in order for as long as its session lives, over all sockets; a session that
 * begins anew may have missed some, and hears nothing twice.
 */
final class Talker implements Wire.Listener {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_EVENT = Duration.ofSeconds(20);

    private final String name;
    private final List<String> urls;
    private final String token;
    private final String channelId;
    private final Witness witness;
    private final Thread thread;
    private int gateway;
    private @Nullable Wire wire;
    private @Nullable String sessionId;
    private volatile @Nullable String readyId;
    private volatile String offset = "";
    private volatile long lastSeq;
    private volatile boolean mayJump = true;
    private volatile boolean stopping;

    Talker(int number, List<String> urls, String token, String channelId, Witness witness) {
        this.name = "p" + number;
        this.gateway = number;
        this.urls = urls;
        this.token = token;
        this.channelId = channelId;
        this.witness = witness;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::talk);
    }

    void start() {
        thread.start();
    }

    /** Says nothing more. */
    void stop() {
        stopping = true;
    }

    /** Waits until it has ended its last sentence, and is connected. */
    void join() {
        try {
            if (!thread.join(Duration.ofSeconds(90))) {
                witness.problem(name + " hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the newest message has been heard, then goes. */
    void leaveAfter(long newest) {
        long end = System.nanoTime() + LAST_EVENT.toNanos();
        while (lastSeq < newest && System.nanoTime() < end) {
            if (connected() == null) {
                pause(PAUSE);
            }
            pause(Duration.ofMillis(20));
        }
        if (lastSeq != newest) {
            witness.problem(name + " heard up to seq " + lastSeq + " of " + newest);
        }
        close();
    }

    void close() {
        Wire open = wire;
        if (open != null) {
            open.close();
            wire = null;
        }
    }

    private void talk() {
        for (int i = 0; !stopping; i++) {
            try {
                say(name + "-" + i);
            } catch (RuntimeException e) {
                witness.problem(name + ": " + e);
                return;
            }
        }
    }

    /** Until it is acked, however long that takes; only at the end of all talk it may remain unsaid. */
    private void say(String content) {
        long begun = System.nanoTime();
        while (!stopping) {
            Wire open = connected();
            if (open == null) {
                continue;
            }
            try {
                JsonNode ack = open.ask(
                        "message:create",
                        Wire.object()
                                .put("channelId", channelId)
                                .put("content", content)
                                .put("nonce", content));
                if (ack.path("ok").asBoolean()) {
                    witness.acked(content, ack.at("/data/seq").asLong(), System.nanoTime() - begun);
                    return;
                }
                JsonNode error = ack.path("error");
                if (!error.path("retryable").asBoolean()) {
                    throw new IllegalStateException("refused for good: " + ack);
                }
                pause(Duration.ofMillis(Math.min(500, error.path("retryAfterMs").asLong(100))));
            } catch (Wire.Gone e) {
                close();
            }
        }
    }

    /** A socket on which the session is; null where that does not work right now. */
    private @Nullable Wire connected() {
        Wire open = wire;
        if (open != null && !open.isOver()) {
            return open;
        }
        if (open != null) {
            after(open.farewell());
        }
        close();
        try {
            Wire fresh = Wire.open(urls.get(Math.floorMod(gateway++, urls.size())), this);
            wire = fresh;
            signIn(fresh);
            return fresh;
        } catch (Wire.Gone e) {
            close();
            pause(PAUSE);
            return null;
        }
    }

    /** Does as it was told: stays away for a while, and forgets a session that is no more. */
    private void after(JsonNode farewell) {
        if (farewell.path("code").asInt() == 4016) {
            witness.resync();
        }
        if (farewell.has("resumable") && !farewell.get("resumable").asBoolean()) {
            sessionId = null;
        }
        pause(Duration.ofMillis(
                farewell.path("retryAfterMs").asLong(ThreadLocalRandom.current().nextLong(100))));
    }

    private void signIn(Wire fresh) throws Wire.Gone {
        readyId = null;
        String former = sessionId;
        if (former == null) {
            identify(fresh);
            return;
        }
        ObjectNode resume =
                Wire.object().put("token", token).put("sessionId", former).put("offset", offset);
        JsonNode ack = fresh.ask("resume", resume);
        if (!ack.path("ok").asBoolean()) {
            refused(ack);
        } else if (ack.at("/data/resumed").asBoolean()) {
            witness.resumed();
        } else {
            sessionId = null;
            witness.begunAnew();
            awaitReady(fresh);
        }
    }

    private void identify(Wire fresh) throws Wire.Gone {
        boolean first = lastSeq == 0 && offset.isEmpty();
        JsonNode ack = fresh.ask("identify", Wire.object().put("token", token).put("device", "desktop"));
        if (!ack.path("ok").asBoolean()) {
            refused(ack);
        }
        if (!first) {
            witness.begunAnew();
        }
        awaitReady(fresh);
    }

    private void awaitReady(Wire fresh) throws Wire.Gone {
        long end = System.nanoTime() + LAST_EVENT.toNanos();
        while (readyId == null) {
            if (fresh.isOver()) {
                throw new Wire.Gone("ended before it was ready");
            }
            if (System.nanoTime() > end) {
                throw new Wire.Silence("neither ready nor closed within " + LAST_EVENT.toSeconds() + " s");
            }
            pause(Duration.ofMillis(5));
        }
        sessionId = readyId;
    }

    private static void refused(JsonNode ack) throws Wire.Gone {
        if (ack.at("/error/retryable").asBoolean()) {
            throw new Wire.Gone("not now");
        }
        throw new IllegalStateException("signing in was refused for good: " + ack);
    }

    @Override
    public void heard(String event, JsonNode data, @Nullable String at) {
        switch (event) {
            case "ready" -> {
                // What was missed is told by it; the events go on from somewhere.
                mayJump = true;
                readyId = data.get("sessionId").asText();
                witness.here(data.at("/user/id").asText());
            }
            case "message:create" -> heard(data.get("seq").asLong());
            case "presence:update", "friend:offline" -> {
                if (event.equals("friend:offline")
                        || data.path("status").asText().equals("offline")) {
                    witness.toldOffline(name, data.path("userId").asText());
                }
            }
            default -> {}
        }
        if (at != null) {
            offset = at;
        }
    }

    private void heard(long seq) {
        long last = lastSeq;
        if (seq <= last) {
            witness.problem(name + " heard seq " + seq + " after " + last);
        } else if (seq != last + 1 && !mayJump) {
            witness.problem(name + " missed what is between seq " + last + " and " + seq);
        }
        mayJump = false;
        lastSeq = seq;
    }

    @Override
    public void stray(JsonNode ack) {
        witness.problem(name + " got an ack too many: " + ack);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
