package dev.cryb.bench.chaos;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What people were told and heard, and where it does not fit what was promised. Any thread. */
public final class Witness {

    /** Problems noted at most; more of the same kind say nothing more. */
    private static final int MOST = 50;

    private final Map<String, Long> acked = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicInteger resumed = new AtomicInteger();
    private final AtomicInteger anew = new AtomicInteger();
    private final AtomicInteger resyncs = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> offlines = new ConcurrentLinkedQueue<>();
    private final Set<String> here = ConcurrentHashMap.newKeySet();
    private final long beganNanos = System.nanoTime();
    private final AtomicLong longestNanos = new AtomicLong();

    void acked(String content, long seq, long nanos) {
        if (acked.putIfAbsent(content, seq) != null) {
            problem(content + " was acked twice");
        }
        longestNanos.accumulateAndGet(nanos, Math::max);
    }

    void problem(String words) {
        if (problems.size() < MOST) {
            problems.add(words);
        }
    }

    void resumed() {
        resumed.incrementAndGet();
    }

    void begunAnew() {
        anew.incrementAndGet();
    }

    void resync() {
        resyncs.incrementAndGet();
    }

    /** Someone has come who will stay to the end. */
    void here(String userId) {
        here.add(userId);
    }

    void toldOffline(String name, String userId) {
        if (!here.contains(userId)) {
            return;
        }
        offlines.add("%s was told after %.1f s that %s is offline"
                .formatted(name, (System.nanoTime() - beganNanos) / 1e9, userId));
    }

    /** Messages that were acked. */
    public int acks() {
        return acked.size();
    }

    /** Sessions that were taken up again. */
    public int resumes() {
        return resumed.get();
    }

    /** Sessions that could not be taken up again and were told so. */
    public int beginnings() {
        return anew.get();
    }

    /** Sockets that were closed because events were lost. */
    public int resyncCount() {
        return resyncs.get();
    }

    /** Who was told when that somebody had gone who had not. */
    public List<String> offlines() {
        return List.copyOf(offlines);
    }

    /** From the first try of a message to its ack, over all connections that it took, at most. */
    public long longestAckMillis() {
        return longestNanos.get() / 1_000_000;
    }

    /** What was broken so far. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Compares what was acked with what is stored; answers how many messages are. */
    int compare(String jdbcUrl, String channelId) {
        Map<String, List<Long>> stored = stored(jdbcUrl, channelId);
        acked.forEach((content, seq) -> {
            List<Long> seqs = stored.getOrDefault(content, List.of());
            if (!seqs.equals(List.of(seq))) {
                problem(content + " was acked with seq " + seq + " and is stored with " + seqs);
            }
        });
        stored.forEach((content, seqs) -> {
            if (seqs.size() != 1) {
                problem(content + " is stored with " + seqs);
            }
        });
        List<Long> all = stored.values().stream().flatMap(List::stream).sorted().toList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) != i + 1L) {
                problem("seq " + all.get(i) + " is stored where " + (i + 1) + " should be");
                break;
            }
        }
        inOrder(stored);
        return all.size();
    }

    /** Contents read {@code person-number}; a person's numbers are stored in the order in which they were sent. */
    private void inOrder(Map<String, List<Long>> stored) {
        Map<String, Map<Integer, Long>> byPerson = new HashMap<>();
        stored.forEach((content, seqs) -> {
            int dash = content.lastIndexOf('-');
            byPerson.computeIfAbsent(content.substring(0, dash), fresh -> new java.util.TreeMap<>())
                    .put(Integer.parseInt(content.substring(dash + 1)), seqs.getFirst());
        });
        byPerson.forEach((person, seqs) -> {
            long last = 0;
            for (long seq : seqs.values()) {
                if (seq < last) {
                    problem("messages of " + person + " are stored out of order at seq " + seq);
                    return;
                }
                last = seq;
            }
        });
    }

    private Map<String, List<Long>> stored(String jdbcUrl, String channelId) {
        Map<String, List<Long>> stored = new HashMap<>();
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var select = connection.prepareStatement(
                        "SELECT content, seq FROM messaging.message WHERE channel_id = ? ORDER BY seq")) {
            select.setLong(1, Long.parseLong(channelId));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.computeIfAbsent(rows.getString(1), content -> new ArrayList<>())
                            .add(rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            problem("what is stored cannot be read: " + e.getMessage());
        }
        return stored;
    }
}
