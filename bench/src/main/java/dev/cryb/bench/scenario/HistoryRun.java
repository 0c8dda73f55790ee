package dev.cryb.bench.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryb.bench.load.Asker;
import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadGenerator;
import dev.cryb.bench.load.LoadPlan;
import dev.cryb.bench.load.Member;
import dev.cryb.bench.load.PacedAsking;
import dev.cryb.bench.load.Pause;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.side.Side;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;

/** Newest pages of 50, 200 a second, while 1,000 messages a second are sent in rooms of two. */
final class HistoryRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ASKERS = 20;
    private static final int PAGES_A_SECOND = 200;
    private static final int MESSAGES_A_SECOND = 1_000;
    private static final double MICROS_PER_MILLI = 1000;

    private final Side side;
    private final Dialect dialect;
    private final LoadShape shape;
    private final Machine machine;

    HistoryRun(Side side, Dialect dialect, LoadShape shape, Machine machine) {
        this.side = side;
        this.dialect = dialect;
        this.shape = shape;
        this.machine = machine;
    }

    Outcome run() {
        List<Member> people = side.members(shape.sockets(), LoadShape.SMALL_ROOM);
        LoadPlan plan = new LoadPlan(side.targets(), dialect, people, shape.threads(), shape.contentLength());
        List<String> problems = new ArrayList<>();
        try (LoadGenerator filling = LoadGenerator.connect(plan)) {
            filling.sendClosedLoop(shape.inFlight());
            Pause.of(shape.warmUp());
            problems.addAll(filling.finish().problems(side.promisesOrder()));
        }
        List<Asker> askers = new ArrayList<>();
        try (LoadGenerator load = LoadGenerator.connect(plan);
                HttpClient http = HttpClient.newHttpClient()) {
            Rest.await(side, machine);
            load.sendPaced(MESSAGES_A_SECOND);
            people.stream()
                    .limit(ASKERS)
                    .forEach(person ->
                            askers.add(Asker.signIn(http, side.targets().get(0), person)));
            PacedAsking asking = new PacedAsking(askers, i -> page(people.get(i % ASKERS)), PAGES_A_SECOND);
            asking.run(shape.warmUp());
            Histogram micros = asking.run(shape.window());
            askers.forEach(Asker::close);
            problems.addAll(load.finish().problems(side.promisesOrder()));
            return outcome(Scenario.HISTORY, problems, PAGES_A_SECOND, micros);
        } catch (CompletionException e) {
            return new Outcome.Broken(Scenario.HISTORY, List.of(String.valueOf(e.getCause())));
        }
    }

    private static PacedAsking.Request page(Member person) {
        return new PacedAsking.Request(
                "channel:messages",
                JSON.createObjectNode().put("channelId", person.channelId()).put("limit", 50));
    }

    static Outcome.Asked outcome(Scenario scenario, List<String> problems, double perSecond, Histogram micros) {
        return new Outcome.Asked(
                scenario,
                problems,
                perSecond,
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(95) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI);
    }
}
