package dev.assay.application.reconcile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Compares the corporate actions of those sources that bring their own: ex-date, ratio, amount, absent on one side. An ex-date or term is settled
/// like a price: the middle one, where at least two agree.
final class Actions {
    private static final Tolerance RATIOS = new Tolerance(0.01, Tolerance.Unit.PERCENT);

    private final Policy policy;
    private final Policy.Instrument instrument;
    private final List<Side> sides;
    private final List<Disagreement> rows;

    Actions(Policy policy, Policy.Instrument instrument, List<Side> sides, List<Disagreement> rows) {
        this.policy = policy;
        this.instrument = instrument;
        this.sides = sides.stream().filter(side -> !side.source().actions().isEmpty()).toList();
        this.rows = rows;
    }

    void compare() {
        if (sides.size() > 1) {
            compare("split", side -> side.known().splits(), RATIOS, ReasonCode.RATIO);
            compare("dividend", side -> side.known().dividends(), policy.amountTolerance(), ReasonCode.AMOUNT);
        }
    }

    private void compare(String kind, Function<Side, ? extends Map<LocalDate, Double>> of, Tolerance tolerance, ReasonCode reason) {
        Map<Side, TreeMap<LocalDate, Double>> left = new LinkedHashMap<>();
        sides.forEach(side -> left.put(side, new TreeMap<>(of.apply(side))));
        while (true) {
            LocalDate next = left.values().stream().filter(map -> !map.isEmpty()).map(TreeMap::firstKey).min(LocalDate::compareTo)
                    .orElse(null);
            if (next == null) {
                return;
            }
            Map<String, Double> dates = new LinkedHashMap<>();
            Map<String, Double> terms = new LinkedHashMap<>();
            List<String> asked = new ArrayList<>();
            left.forEach((side, map) -> {
                boolean here = !map.isEmpty() && ChronoUnit.DAYS.between(next, map.firstKey()) <= policy.actionDays();
                if (here) {
                    Map.Entry<LocalDate, Double> first = map.pollFirstEntry();
                    dates.put(side.source().name(), (double) first.getKey().toEpochDay());
                    terms.put(side.source().name(), first.getValue());
                }
                if (here || side.covers(next.toString())) {
                    asked.add(side.source().name());
                }
            });
            if (inSpan(next) && asked.size() > 1) {
                settle(kind, next.toString(), dates, asked, Tolerance.EXACT, ReasonCode.EX_DATE);
                settle(kind, next.toString(), terms, List.copyOf(terms.keySet()), tolerance, reason);
            }
        }
    }

    private boolean inSpan(LocalDate day) {
        return !day.isBefore(policy.from().orElse(LocalDate.MIN)) && !day.isAfter(policy.to().orElse(LocalDate.MAX));
    }

    private void settle(String kind, String at, Map<String, Double> said, List<String> asked, Tolerance tolerance, ReasonCode reason) {
        FieldPolicy rule = new FieldPolicy(FieldPolicy.Rule.MEDIAN, tolerance, Math.min(2, asked.size()), asked);
        Verdict verdict = Verdict.of(rule, said, asked, source -> 1, 0);
        Map<String, ReasonCode> reasons = verdict.reasons().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                one -> one.getValue() == ReasonCode.ABSENT ? ReasonCode.ACTION_ABSENT : reason, (a, b) -> a, LinkedHashMap::new));
        // One source alone says nothing against itself: it is the others that lack the action.
        if (said.size() == 1) {
            reasons.keySet().removeAll(said.keySet());
        }
        rows.addAll(Reconcile.against(instrument, at, kind + (reason == ReasonCode.EX_DATE ? " ex-date" : ""), said,
                new Verdict(verdict.chosen(), reasons)));
    }
}
