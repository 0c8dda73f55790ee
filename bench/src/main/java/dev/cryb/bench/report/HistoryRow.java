package dev.cryb.bench.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line for the history in docs/performance.md: CRYB's figures, each with its ratios to the peer's. */
public final class HistoryRow {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final List<Metric> COLUMNS =
            List.of(Metric.FANOUT, Metric.PERSIST, Metric.P50, Metric.P99, Metric.MEMORY, Metric.CPU_FANOUT);

    private HistoryRow() {}

    public static String head() {
        List<String> cells = new ArrayList<>(List.of("UTC", "commit", "CPUs", "gateways"));
        COLUMNS.forEach(metric -> cells.add(metric.label()));
        return join(cells) + "\n" + "|---".repeat(cells.size()) + "|";
    }

    public static String render(RunFacts facts, Results results) {
        Table table = new Table(results);
        List<String> cells = new ArrayList<>(List.of(
                DAY.format(facts.startedAt()),
                facts.commit(),
                Integer.toString(facts.cpus()),
                Integer.toString(facts.gateways())));
        for (Metric metric : COLUMNS) {
            cells.add(cell(table, metric, results));
        }
        return join(cells);
    }

    /** {@code 120,000 (2.40 x 50,000; 1.76 x 68,000)}. */
    private static String cell(Table table, Metric metric, Results results) {
        String ours = results.contestants().stream()
                .filter(Contestant::main)
                .map(it -> table.figure(it, metric))
                .findFirst()
                .orElse("");
        String theirs = table.peers().stream()
                .filter(peer -> !table.figure(peer, metric).isEmpty())
                .map(peer -> times(table.ratio(metric, peer)) + table.figure(peer, metric))
                .collect(Collectors.joining("; "));
        return theirs.isEmpty() ? ours : (ours + " (" + theirs + ")").trim();
    }

    private static String times(String ratio) {
        return ratio.isEmpty() ? "" : ratio + " x ";
    }

    private static String join(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
