package dev.cryb.bench.report;

import dev.cryb.bench.scenario.Outcome;
import dev.cryb.bench.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** All outcomes of a run, by contestant; with several rounds, figures are medians. */
public final class Results {

    private final Map<Contestant, List<Outcome>> outcomes = new LinkedHashMap<>();

    public void add(Contestant contestant, Outcome outcome) {
        outcomes.computeIfAbsent(contestant, it -> new ArrayList<>()).add(outcome);
    }

    /** In the order in which they first ran. */
    public List<Contestant> contestants() {
        return List.copyOf(outcomes.keySet());
    }

    public List<Outcome> of(Contestant contestant) {
        return List.copyOf(outcomes.getOrDefault(contestant, List.of()));
    }

    public boolean anyFailed() {
        return outcomes.values().stream().flatMap(List::stream).anyMatch(Outcome::failed);
    }

    List<Outcome> of(Contestant contestant, Scenario scenario) {
        return of(contestant).stream()
                .filter(outcome -> outcome.scenario() == scenario)
                .toList();
    }

    boolean failed(Contestant contestant, Scenario scenario) {
        return of(contestant, scenario).stream().anyMatch(Outcome::failed);
    }

    /** The median of the rounds; empty when one of them failed or there is none. */
    OptionalDouble figure(Contestant contestant, Metric metric) {
        if (failed(contestant, metric.scenario())) {
            return OptionalDouble.empty();
        }
        double[] figures = of(contestant, metric.scenario()).stream()
                .map(metric::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return figures.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(figures));
    }

    SortedMap<Integer, Double> peerFigures(Metric metric) {
        SortedMap<Integer, Double> figures = new TreeMap<>();
        for (Contestant contestant : outcomes.keySet()) {
            if (contestant.isPeer()) {
                figure(contestant, metric).ifPresent(figure -> figures.put(contestant.processes(), figure));
            }
        }
        return figures;
    }

    static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
