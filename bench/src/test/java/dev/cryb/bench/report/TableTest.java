package dev.cryb.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.bench.measure.CpuUse;
import dev.cryb.bench.scenario.Outcome;
import dev.cryb.bench.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Results results = new Results();

    @Test
    void comparesWithEachPeerAndJudges() {
        results.add(Contestant.cryb(), fanout(150_000, 3));
        results.add(Contestant.peer(1), fanout(50_000, 5));
        results.add(Contestant.peer(2), fanout(80_000, 9));

        String table = new Table(results).render();

        assertThat(cells(table, "fan-out, deliveries/s"))
                .containsExactly("150,000", "50,000", "80,000", "3.00", "1.88", ">= 2 x peer with 2", "MISSED");
        assertThat(cells(table, "CPU s per 100,000 deliveries, fan-out"))
                .containsExactly("0.20", "1.00", "1.13", "0.20", "0.18", "<= 0.6 x peer's best", "met");
    }

    @Test
    void aFailedOutcomeHasNoFigure() {
        results.add(Contestant.cryb(), fanout(150_000, 3, "7 deliveries missing"));
        results.add(Contestant.peer(2), fanout(80_000, 9));

        assertThat(results.anyFailed()).isTrue();
        assertThat(cells(new Table(results).render(), "fan-out, deliveries/s"))
                .containsExactly("FAILED", "80,000", "", ">= 2 x peer with 2", "");
    }

    @Test
    void severalRoundsGiveTheMedian() {
        for (double figure : new double[] {90_000, 10, 70_000}) {
            results.add(Contestant.peer(1), fanout(figure, 3));
        }

        assertThat(cells(new Table(results).render(), "fan-out, deliveries/s")).containsExactly("70,000");
        assertThat(Results.median(4, 1, 3, 2)).isEqualTo(2.5);
    }

    @Test
    void memoryIsJudgedWithoutAPeer() {
        results.add(Contestant.cryb(), new Outcome.Idle(Scenario.IDLE, List.of(), 10_000, 14.2 * 1024));

        assertThat(cells(new Table(results).render(), "idle, resident KB a socket"))
                .containsExactly("14.2", "<= 15", "met");
    }

    private static Outcome fanout(double rate, double serverSeconds, String... problems) {
        return new Outcome.Traffic(
                Scenario.FANOUT,
                List.of(problems),
                rate,
                rate / 100,
                0,
                new Outcome.Latency(1, 2, 3),
                0,
                new CpuUse(10, serverSeconds, 1, 0));
    }

    private static List<String> cells(String table, String label) {
        String line = table.lines()
                .filter(it -> it.startsWith("| " + label + " "))
                .findFirst()
                .orElseThrow();
        List<String> cells = List.of(line.split("\\|", -1));
        return cells.subList(2, cells.size() - 1).stream().map(String::trim).toList();
    }
}
