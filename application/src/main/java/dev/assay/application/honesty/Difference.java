package dev.assay.application.honesty;

import dev.assay.application.run.ScratchRun.Decision;
import dev.assay.application.run.ScratchRun.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// A decision that two runs took differently at the same instant.
///
/// @param ts when, epoch ns UTC
/// @param kind signal or fill
/// @param strategy the config's id of the strategy
/// @param instrument its symbol
/// @param one what the first run decided, in words; [#NOTHING] where it decided nothing
/// @param other what the second one decided
public record Difference(long ts, Kind kind, String strategy, String instrument, String one, String other) {
    /// What is said of a run that decided nothing.
    public static final String NOTHING = "nothing";

    private record Place(long ts, Kind kind, String strategy, String instrument) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::ts).thenComparing(Place::kind)
                .thenComparing(Place::strategy).thenComparing(Place::instrument);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /// Where two runs differ, in time order: their decisions are compared instant by instant, strategy by strategy, instrument by instrument.
    ///
    /// @param from first instant compared, epoch ns UTC, inclusive
    /// @param to last instant compared, inclusive
    static List<Difference> between(List<Decision> one, List<Decision> other, long from, long to) {
        TreeMap<Place, List<String>> ours = places(one, from, to);
        TreeMap<Place, List<String>> theirs = places(other, from, to);
        List<Difference> all = new ArrayList<>();
        ours.forEach((place, values) -> {
            List<String> counterpart = theirs.getOrDefault(place, List.of());
            if (!values.equals(counterpart)) {
                all.add(of(place, values, counterpart));
            }
        });
        theirs.forEach((place, values) -> {
            if (!ours.containsKey(place)) {
                all.add(of(place, List.of(), values));
            }
        });
        all.sort(Comparator.comparing(each -> new Place(each.ts, each.kind, each.strategy, each.instrument)));
        return all;
    }

    private static TreeMap<Place, List<String>> places(List<Decision> decisions, long from, long to) {
        TreeMap<Place, List<String>> places = new TreeMap<>();
        for (Decision each : decisions) {
            if (each.ts() >= from && each.ts() <= to) {
                places.computeIfAbsent(new Place(each.ts(), each.kind(), each.strategy(), each.instrument()), p -> new ArrayList<>())
                        .add(each.value());
            }
        }
        return places;
    }

    private static Difference of(Place place, List<String> one, List<String> other) {
        return new Difference(place.ts, place.kind, place.strategy, place.instrument, words(one), words(other));
    }

    private static String words(List<String> values) {
        return values.isEmpty() ? NOTHING : String.join("; then ", values);
    }
}
