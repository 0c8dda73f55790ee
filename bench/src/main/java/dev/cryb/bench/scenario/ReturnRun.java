package dev.cryb.bench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bench.load.Asker;
import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadGenerator;
import dev.cryb.bench.load.LoadPlan;
import dev.cryb.bench.load.Member;
import dev.cryb.bench.load.Pause;
import dev.cryb.bench.side.Side;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everyone comes, loses the connection at once and comes back, while one of each room watches.
 *
 * <p>Each watcher must be told once that each of the others is there, and nothing more: whoever is back within the grace
 * has never gone.
 */
final class ReturnRun {

    /** How long those who were lost with many others are expected back, the grace, and some more: then all is told. */
    private static final Duration TOLD_BY = Duration.ofSeconds(65);

    private static final Duration ARRIVED_BY = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Side side;
    private final Dialect dialect;
    private final LoadShape shape;
    private final Map<String, AtomicLong> comings = new ConcurrentHashMap<>();
    private final AtomicLong goings = new AtomicLong();

    ReturnRun(Side side, Dialect dialect, LoadShape shape) {
        this.side = side;
        this.dialect = dialect;
        this.shape = shape;
    }

    Outcome run() {
        Map<String, Member> watching = new HashMap<>();
        List<Member> others = new ArrayList<>();
        for (Member member : side.neighbours(shape.idleSockets(), LoadShape.LARGE_ROOM)) {
            if (watching.putIfAbsent(member.channelId(), member) != null) {
                others.add(member);
            }
        }
        // Whoever was there in the scenario before has gone by then.
        Pause.of(TOLD_BY);
        LoadPlan plan = new LoadPlan(side.targets(), dialect, others, shape.threads(), shape.contentLength());
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<Asker> watchers = watching.values().stream()
                    .map(member -> Asker.signIn(
                            http, side.targets().get(0), member, (event, data) -> onEvent(member, event, data)))
                    .toList();
            double seconds = comeTwice(plan, others.size());
            watchers.forEach(Asker::close);
            return new Outcome.Returned(Scenario.RETURN, problems(others.size()), others.size(), seconds);
        } catch (CompletionException e) {
            return new Outcome.Broken(Scenario.RETURN, List.of(String.valueOf(e.getCause())));
        }
    }

    private double comeTwice(LoadPlan plan, int people) {
        try (LoadGenerator first = LoadGenerator.connect(plan)) {
            long deadline = System.nanoTime() + ARRIVED_BY.toNanos();
            while (comings.size() < people && System.nanoTime() < deadline) {
                Pause.of(LOOK_AGAIN);
            }
        }
        long lost = System.nanoTime();
        try (LoadGenerator second = LoadGenerator.connect(plan)) {
            double seconds = (System.nanoTime() - lost) / 1e9;
            Pause.of(TOLD_BY);
            return seconds;
        }
    }

    private void onEvent(Member watcher, String event, JsonNode data) {
        String userId = data.path("userId").asText();
        if (!event.equals("presence:update") || userId.equals(watcher.userId())) {
            return;
        }
        if (data.path("status").asText().equals("offline")) {
            goings.incrementAndGet();
        } else {
            comings.computeIfAbsent(userId, id -> new AtomicLong()).incrementAndGet();
        }
    }

    private List<String> problems(int people) {
        List<String> problems = new ArrayList<>();
        if (comings.size() < people) {
            problems.add(people - comings.size() + " people were never shown");
        }
        long again = comings.values().stream().filter(times -> times.get() > 1).count();
        if (again > 0) {
            problems.add(again + " people were shown more than once");
        }
        if (goings.get() > 0) {
            problems.add(goings + " were shown as gone");
        }
        return problems;
    }
}
