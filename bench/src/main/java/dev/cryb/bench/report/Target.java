package dev.cryb.bench.report;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** What a figure should reach, mostly measured by the peer's figure in the same run. */
sealed interface Target {

    /** In the table. */
    String words();

    /** Whether {@code ours} reaches it; empty when the peer's figure is missing. */
    Optional<Boolean> met(double ours, SortedMap<Integer, Double> peerByProcesses);

    /** At least so many times what the peer does with two processes. */
    record TimesOfTwoProcesses(double times) implements Target {
        @Override
        public String words() {
            return ">= " + Target.write(times) + " x peer with 2";
        }

        @Override
        public Optional<Boolean> met(double ours, SortedMap<Integer, Double> peer) {
            return Optional.ofNullable(peer.get(2)).map(figure -> ours >= times * figure);
        }
    }

    /** At least so many times the highest figure of the peer. */
    record TimesOfBest(double times) implements Target {
        @Override
        public String words() {
            return ">= " + Target.write(times) + " x peer's best";
        }

        @Override
        public Optional<Boolean> met(double ours, SortedMap<Integer, Double> peer) {
            return edge(peer.values(), true).map(figure -> ours >= times * figure);
        }
    }

    /** At most this part of the lowest figure of the peer. */
    record PartOfLeast(double part) implements Target {
        @Override
        public String words() {
            return "<= " + Target.write(part) + " x peer's best";
        }

        @Override
        public Optional<Boolean> met(double ours, SortedMap<Integer, Double> peer) {
            return edge(peer.values(), false).map(figure -> ours <= part * figure);
        }
    }

    /** At most this, whoever the peer. */
    record AtMost(double limit) implements Target {
        @Override
        public String words() {
            return "<= " + Target.write(limit);
        }

        @Override
        public Optional<Boolean> met(double ours, SortedMap<Integer, Double> peer) {
            return Optional.of(ours <= limit);
        }
    }

    private static Optional<Double> edge(Collection<Double> figures, boolean highest) {
        var sorted = figures.stream().mapToDouble(Double::doubleValue);
        OptionalDouble edge = highest ? sorted.max() : sorted.min();
        return edge.isPresent() ? Optional.of(edge.getAsDouble()) : Optional.empty();
    }

    private static String write(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
