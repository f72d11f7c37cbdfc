package dev.assay.application.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What becomes of the values that several sources gave of one thing. Pure.
///
/// @param chosen the value taken; empty where fewer agree than the quorum asks for
/// @param reasons why a source stands against it, by name; sources that agree are absent
record Verdict(OptionalDouble chosen, Map<String, ReasonCode> reasons) {
    private static final double HUNDRED_BAND = 0.25;
    private static final double RATIO_BAND = 0.002;
    private static final int LARGEST_PART = 20;

    /// @param said the values by source
    /// @param all every source that is asked
    /// @param weight of a source
    static Verdict of(FieldPolicy policy, Map<String, Double> said, List<String> all, ToDoubleFunction<String> weight, double tick) {
        Map<String, ReasonCode> reasons = new LinkedHashMap<>();
        String winner = winner(policy, said, weight, tick, reasons);
        double value = winner == null ? Double.NaN : said.getOrDefault(winner, Double.NaN);
        boolean known = winner != null && supporters(policy, said, value, tick) >= policy.quorum();
        for (String source : all) {
            Double own = said.get(source);
            if (own == null) {
                reasons.put(source, ReasonCode.ABSENT);
            } else if (!known) {
                reasons.put(source, ReasonCode.BELOW_QUORUM);
            } else if (!policy.tolerance().holds(value, own, tick) && !reasons.containsKey(source)) {
                reasons.put(source, classify(value, own));
            }
        }
        return new Verdict(known ? OptionalDouble.of(value) : OptionalDouble.empty(), reasons);
    }

    private static @Nullable String winner(FieldPolicy policy, Map<String, Double> said, ToDoubleFunction<String> weight,
            double tick, Map<String, ReasonCode> reasons) {
        List<String> present = policy.priority().stream().filter(said::containsKey).toList();
        if (present.isEmpty()) {
            return null;
        }
        return switch (policy.rule()) {
            case COMPARE_AND_FLAG -> present.getFirst();
            case PRIORITY_WITH_VETO -> {
                List<String> vetoed = new ArrayList<>();
                for (String source : present) {
                    if (supporters(policy, said, said.getOrDefault(source, Double.NaN), tick) >= policy.quorum()) {
                        vetoed.forEach(one -> reasons.put(one, ReasonCode.VETOED));
                        yield source;
                    }
                    vetoed.add(source);
                }
                yield null;
            }
            case MEDIAN -> {
                List<String> sorted = sorted(said, present);
                int middle = sorted.size() / 2;
                String upper = sorted.get(middle);
                String lower = sorted.get(sorted.size() % 2 == 0 ? middle - 1 : middle);
                yield present.indexOf(lower) < present.indexOf(upper) ? lower : upper;
            }
            case WEIGHTED -> {
                List<String> sorted = sorted(said, present);
                double half = sorted.stream().mapToDouble(weight).sum() / 2;
                double sum = 0;
                int at = -1;
                while (sum < half) {
                    sum += weight.applyAsDouble(sorted.get(++at));
                }
                yield sorted.get(at);
            }
        };
    }

    private static List<String> sorted(Map<String, Double> said, List<String> present) {
        return present.stream().sorted(Comparator.comparingDouble(source -> said.getOrDefault(source, Double.NaN))).toList();
    }

    private static long supporters(FieldPolicy policy, Map<String, Double> said, double value, double tick) {
        return said.values().stream().filter(other -> policy.tolerance().holds(value, other, tick)).count();
    }

    /// What kind of difference it is, by its ratio alone.
    static ReasonCode classify(double chosen, double other) {
        double ratio = Math.abs(other / chosen);
        double times = ratio >= 1 ? ratio : 1 / ratio;
        if (Math.abs(times - 100) < HUNDRED_BAND * 100) {
            return ReasonCode.UNIT_100;
        }
        for (int below = 1; below <= LARGEST_PART; below++) {
            double above = Math.rint(times * below);
            if (above <= LARGEST_PART && above > below * 1.2 && Math.abs(times * below / above - 1) < RATIO_BAND) {
                return ReasonCode.SPLIT_RATIO;
            }
        }
        return ReasonCode.DEVIATES;
    }
}
