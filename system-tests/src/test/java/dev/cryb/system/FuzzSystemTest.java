package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 100,000 frames that no client should send, on both protocols and in polling bodies.
 *
 * <p>Every request with an id is answered exactly once while its socket lives, never with {@code INTERNAL}; neighbours on
 * the same gateway hear every message and no error; the heap is as it was; no log speaks of an error. One seed again:
 * {@code -Dcryb.fuzz.seed=4711}.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FuzzSystemTest {

    private static final long SEED = Long.getLong("cryb.fuzz.seed", 4711);
    private static final int FRAMES = Integer.getInteger("cryb.fuzz.frames", 100_000);

    /** Frames of one connection that leave it open, and then those that may end it. */
    private static final int DECENT = 400;

    private static final int WILD = 150;
    private static final int AT_ONCE = 100;
    private static final long MOST_GROWTH = 12L << 20;
    private static final Pattern ACK = Pattern.compile("^(?:\\{\"ack\":(\\d+),|43(\\d+)\\[)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Stack stack;
    private static String url;
    private static Person mallory;
    private static List<String> ids;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh("voice", "media").withEnvironment("CRYB_LIMITS_ENABLED", "false"));
        url = stack.gatewayUrls().getFirst();
        mallory = People.register(url, "mallory");
        try (PlainClient client = PlainClient.signIn(url, mallory.token())) {
            JsonNode state = client.expectAck("server:create", Client.data("name", "Den", "nonce", "den"));
            ids = List.of(
                    state.at("/server/id").asText(), state.at("/channels/0/id").asText(), mallory.id(), "1", "0");
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void nothingThatIsSentHarmsAnybody() throws Exception {
        try (Neighbours neighbours = new Neighbours(url)) {
            run(FRAMES / 4, SEED);
            long before = heapAfterCollection();
            run(FRAMES - FRAMES / 4, SEED + 1);
            long after = heapAfterCollection();

            neighbours.finishAndCompare();
            assertThat(wrong).isEmpty();
            assertThat(sent.get()).isGreaterThanOrEqualTo(FRAMES);
            assertThat(answered.get()).isGreaterThan(FRAMES / 2);
            assertThat(after - before).as("growth of the heap").isLessThan(MOST_GROWTH);
        }
        for (String part : List.of("gateway-1", "messaging-1", "presence-1")) {
            assertThat(Files.readAllLines(stack.log(part)))
                    .as("log of " + part)
                    .noneMatch(line -> line.contains(" ERROR ") || line.startsWith("fake log line"));
            assertThat(stack.restarts(part)).isZero();
        }
    }

    private void run(int frames, long seed) {
        int end = sent.get() + frames;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            Dialect[] dialects = Dialect.values();
            for (int i = 0; i < dialects.length; i++) {
                Dialect dialect = dialects[i];
                Garbage garbage = new Garbage(seed * 31 + i, ids);
                all.add(CompletableFuture.runAsync(
                        () -> {
                            while (sent.get() < end) {
                                oneConnection(dialect, garbage);
                            }
                        },
                        threads));
            }
            all.forEach(CompletableFuture::join);
        }
    }

    /** How each protocol says a request. */
    private enum Dialect {
        PLAIN("/gateway"),
        BATCH("/gateway?batch=1"),
        SOCKET_IO("/socket.io/?EIO=4&transport=websocket"),
        POLLING("/socket.io/?EIO=4&transport=polling");

        private final String path;

        Dialect(String path) {
            this.path = path;
        }

        String request(int id, String event, String data) {
            return this == PLAIN || this == BATCH
                    ? "{\"event\":" + event + ",\"id\":" + id + ",\"data\":" + data + "}"
                    : "42" + id + "[" + event + "," + data + "]";
        }
    }

    private void oneConnection(Dialect dialect, Garbage garbage) {
        try {
            if (dialect == Dialect.POLLING) {
                onePolling(garbage);
            } else {
                oneSocket(dialect, garbage);
            }
        } catch (IOException e) {
            throw new AssertionError(dialect + " broke off in decent frames", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void oneSocket(Dialect dialect, Garbage garbage) throws IOException {
        try (RawSocket socket = new RawSocket(url, dialect.path)) {
            Answers answers = new Answers();
            if (dialect == Dialect.SOCKET_IO) {
                socket.send("40{\"token\":\"" + mallory.token() + "\"}");
            } else {
                socket.send("{\"event\":\"identify\",\"id\":1,\"data\":{\"token\":\"" + mallory.token()
                        + "\",\"device\":\"web\"}}");
                answers.expect(1);
            }
            socket.flush();
            assertThat(socket.readUntil(text -> text.contains("resumeWindowMs"), answers::take))
                    .isTrue();
            int id = 10;
            while (id < DECENT) {
                StringBuilder batch = new StringBuilder();
                int last = id + AT_ONCE;
                for (; id < last; id++) {
                    String frame = decent(dialect, garbage, id);
                    answers.expect(id);
                    if (dialect != Dialect.BATCH) {
                        socket.send(frame);
                    } else {
                        if (batch.length() + frame.length() > 30_000) {
                            socket.send(batch.toString());
                            batch.setLength(0);
                        }
                        batch.append(batch.isEmpty() ? "" : "\n").append(frame);
                    }
                }
                if (!batch.isEmpty()) {
                    socket.send(batch.toString());
                }
                sent.addAndGet(AT_ONCE);
                socket.flush();
                assertThat(socket.readUntil(text -> answers.isComplete(), answers::take))
                        .as("a socket that only had decent frames lives")
                        .isTrue();
            }
            answers.compare(dialect);
            goWild(dialect, garbage, socket);
        }
    }

    private String decent(Dialect dialect, Garbage garbage, int id) {
        String data = garbage.oneIn(100) && dialect != Dialect.BATCH
                ? garbage.large(dialect.request(id, "\"message:create\"", "").length())
                : garbage.data();
        return dialect.request(id, garbage.event(), data);
    }

    /** Ends with what may close the socket, and reads on until it does. */
    private void goWild(Dialect dialect, Garbage garbage, RawSocket socket) throws IOException {
        try {
            for (int i = 0; i < WILD; i++) {
                byte[] frame = garbage.broken(() -> dialect.request(7, garbage.event(), garbage.data()));
                socket.send(
                        garbage.oneIn(20) ? RawSocket.BINARY : garbage.oneIn(30) ? garbage.below(16) : RawSocket.TEXT,
                        !garbage.oneIn(15),
                        frame);
            }
            sent.addAndGet(WILD);
            socket.flush();
            socket.readUntil(text -> false, this::requireNoInternal);
        } catch (IOException ended) {
            // as it may, by now
        }
    }

    private void onePolling(Garbage garbage) throws IOException, InterruptedException {
        String path = Dialect.POLLING.path;
        String sid = Pattern.compile("\"sid\":\"([^\"]+)\"")
                .matcher(poll(url + path))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String session = url + path + "&sid=" + sid;
        post(session, "40{\"token\":\"" + mallory.token() + "\"}", "text/plain;charset=UTF-8");
        Answers answers = new Answers();
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("resumeWindowMs") < 0) {
            heard.append(poll(session));
        }
        for (int id = 10; id < DECENT; ) {
            List<String> packets = new ArrayList<>();
            for (int last = id + AT_ONCE; id < last; id++) {
                answers.expect(id);
                packets.add(decent(Dialect.POLLING, garbage, id));
            }
            assertThat(post(session, String.join("\u001e", packets), "text/plain;charset=UTF-8"))
                    .isEqualTo(200);
            sent.addAndGet(AT_ONCE);
            while (!answers.isComplete()) {
                for (String packet : poll(session).split("\u001e")) {
                    if (packet.equals("2")) {
                        post(session, "3", "text/plain;charset=UTF-8");
                    }
                    answers.take(packet);
                }
            }
        }
        answers.compare(Dialect.POLLING);
        List<String> wild = new ArrayList<>();
        for (int i = 0; i < WILD; i++) {
            wild.add(new String(
                    garbage.broken(() -> Dialect.POLLING.request(7, garbage.event(), garbage.data())),
                    StandardCharsets.ISO_8859_1));
        }
        sent.addAndGet(WILD);
        String[] separators = {"\u001e", "\n", "\u001e\u001e", ":"};
        String[] types = {"text/plain;charset=UTF-8", "application/json", "application/octet-stream", "nonsense"};
        assertThat(post(session, String.join(separators[garbage.below(4)], wild), types[garbage.below(4)]))
                .isBetween(200, 499);
    }

    private static int post(String session, String body, String type) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(session))
                                .header("content-type", type)
                                .timeout(Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String poll(String session) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(session))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void requireNoInternal(String text) {
        if (text.contains("\"INTERNAL\"")) {
            wrong.add(text);
        }
    }

    /** Which requests of one connection have their answer. */
    private final class Answers {

        private final Map<Integer, Integer> counts = new HashMap<>();
        private int open;

        void expect(int id) {
            counts.put(id, 0);
            open++;
        }

        boolean isComplete() {
            return open == 0;
        }

        void take(String text) {
            requireNoInternal(text);
            text.lines().forEach(line -> {
                Matcher ack = ACK.matcher(line);
                if (ack.find()) {
                    int id = Integer.parseInt(ack.group(1) == null ? ack.group(2) : ack.group(1));
                    if (counts.merge(id, 1, Integer::sum) == 1) {
                        open--;
                        answered.incrementAndGet();
                    }
                }
            });
        }

        void compare(Dialect dialect) {
            counts.forEach((id, count) -> {
                if (count != 1) {
                    wrong.add(dialect + ": request " + id + " has " + count + " answers");
                }
            });
        }
    }

    /** Two people who talk all the while, on the same gateway. */
    private static final class Neighbours implements AutoCloseable {

        private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
        private final PlainClient talker;
        private final PlainClient listener;
        private final Thread thread;
        private volatile boolean stopping;
        private volatile int said;

        Neighbours(String url) {
            Person alice = People.register(url, "alice");
            Person bob = People.register(url, "bob");
            talker = PlainClient.signIn(url, alice.token(), this::onEvent);
            JsonNode state = talker.expectAck("server:create", Client.data("name", "Home", "nonce", "home"));
            JsonNode channel = state.at("/channels/0/id");
            JsonNode invite = talker.expectAck("invite:create", Client.data("channelId", channel, "nonce", "invite"));
            listener = PlainClient.signIn(url, bob.token(), this::onEvent);
            listener.expectAck("server:join", Client.data("inviteCode", invite.get("code"), "nonce", "join"));
            thread = Thread.ofVirtual().start(() -> {
                while (!stopping) {
                    talker.expectAck(
                            "message:create",
                            Client.data("channelId", channel, "content", "m" + said, "nonce", "m" + said));
                    said++;
                    LockSupport.parkNanos(20_000_000);
                }
            });
        }

        private void onEvent(String name, JsonNode data) {
            if (name.equals("error") || name.equals("disconnect")) {
                errors.add(name + data);
            }
            if (name.equals("message:create")) {
                heard.add(data.get("content").asText());
            }
        }

        void finishAndCompare() throws InterruptedException {
            stopping = true;
            assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
            listener.ask("heartbeat", Client.data());
            assertThat(errors).isEmpty();
            assertThat(said).isGreaterThan(50);
            for (int i = 0; i < said; i++) {
                String content = "m" + i;
                // Both hear it, once each.
                assertThat(heard.stream().filter(content::equals)).as(content).hasSize(2);
            }
            assertThat(talker.isClosed() || listener.isClosed()).isFalse();
            assertThat(talker.strays() + listener.strays()).isZero();
        }

        @Override
        public void close() {
            stopping = true;
            talker.close();
            listener.close();
        }
    }

    /** What the gateway's objects take when those that nobody needs are gone. */
    private static long heapAfterCollection() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(stack.pid("gateway-1"));
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            run(jcmd, pid, "GC.run");
            Matcher used = Pattern.compile("used (\\d+)K").matcher(run(jcmd, pid, "GC.heap_info"));
            least = Math.min(
                    least,
                    used.results()
                            .mapToLong(found -> Long.parseLong(found.group(1)) << 10)
                            .sum());
        }
        return least;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
