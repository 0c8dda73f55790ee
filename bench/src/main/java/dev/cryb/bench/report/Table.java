package dev.cryb.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The one table at the end, in Markdown that reads well in a terminal too. */
public final class Table {

    private static final String NONE = "";
    private static final String FAILED = "FAILED";

    private final Results results;
    private final List<Contestant> columns;

    public Table(Results results) {
        this.results = results;
        this.columns = results.contestants();
    }

    public String render() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        for (Metric metric : Metric.values()) {
            boolean ran = columns.stream()
                    .anyMatch(column -> !results.of(column, metric.scenario()).isEmpty());
            if (ran) {
                lines.add(line(metric));
            }
        }
        return Grid.render(lines);
    }

    /** CRYB's figure as a multiple of the peer's, as written in the table; empty when one is missing. */
    String ratio(Metric metric, Contestant peer) {
        OptionalDouble ours = ours().map(it -> results.figure(it, metric)).orElse(OptionalDouble.empty());
        OptionalDouble theirs = results.figure(peer, metric);
        if (ours.isEmpty() || theirs.isEmpty() || theirs.getAsDouble() <= 0) {
            return NONE;
        }
        return String.format(Locale.ROOT, "%.2f", ours.getAsDouble() / theirs.getAsDouble());
    }

    String figure(Contestant contestant, Metric metric) {
        if (results.failed(contestant, metric.scenario())) {
            return FAILED;
        }
        OptionalDouble figure = results.figure(contestant, metric);
        return figure.isPresent() ? metric.write(figure.getAsDouble()) : NONE;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>();
        header.add("");
        columns.forEach(column -> header.add(column.label()));
        if (ours().isPresent()) {
            peers().forEach(peer -> header.add("CRYB / " + peer.label()));
            header.add("target");
            header.add("");
        }
        return header;
    }

    private List<String> line(Metric metric) {
        List<String> line = new ArrayList<>();
        line.add(metric.label());
        columns.forEach(column -> line.add(figure(column, metric)));
        if (ours().isPresent()) {
            peers().forEach(peer -> line.add(ratio(metric, peer)));
            Target target = metric.target();
            line.add(target == null ? NONE : target.words());
            line.add(target == null ? NONE : judge(metric, target));
        }
        return line;
    }

    private String judge(Metric metric, Target target) {
        OptionalDouble ours = ours().map(it -> results.figure(it, metric)).orElse(OptionalDouble.empty());
        if (ours.isEmpty()) {
            return NONE;
        }
        Optional<Boolean> met = target.met(ours.getAsDouble(), results.peerFigures(metric));
        return met.map(it -> it ? "met" : "MISSED").orElse(NONE);
    }

    private Optional<Contestant> ours() {
        return columns.stream().filter(Contestant::main).findFirst();
    }

    List<Contestant> peers() {
        return columns.stream().filter(Contestant::isPeer).toList();
    }
}
