package dev.assay.application.config;

import java.util.ArrayList;
import java.util.List;

/// Builds the lines of fee schedules from bound sections without problems.
final class CostBinding {
    private CostBinding() {}

    static List<CostTerms.Line> charges(Bound costs) {
        List<CostTerms.Line> lines = new ArrayList<>();
        for (Bound line : costs.items(CostKeys.CHARGES)) {
            lines.add(new CostTerms.Line(line.get(CostKeys.RULE), line.get(CostKeys.PER), line.get(CostKeys.SIDE),
                    line.find(CostKeys.KINDS).orElse(List.of()), line.find(CostKeys.LINE_CURRENCY), line.find(CostKeys.LINE_RATE),
                    line.find(CostKeys.TABLE), rates(line), line.get(CostKeys.TIERS), line.get(CostKeys.WINDOW), line.get(CostKeys.MINIMUM),
                    line.get(CostKeys.MAXIMUM), line.get(CostKeys.MAXIMUM_PERCENT), line.get(CostKeys.BOUNDS), line.get(CostKeys.ROUND_TO),
                    line.get(CostKeys.ROUNDING), line.get(CostKeys.ROUND_OF), line.find(CostKeys.SOURCE)));
        }
        return lines;
    }

    private static List<CostTerms.Rate> rates(Bound line) {
        List<CostTerms.Rate> rates = new ArrayList<>();
        for (Bound rate : line.items(CostKeys.RATES)) {
            rates.add(new CostTerms.Rate(rate.get(CostKeys.RATE), rate.find(CostKeys.RATE_FROM), rate.find(CostKeys.RATE_TO),
                    rate.get(CostKeys.RATE_VOLUME), rate.find(CostKeys.RATE_PRICE), rate.get(CostKeys.LIQUIDITY), rate.find(CostKeys.CAP)));
        }
        return rates;
    }

    static List<CostTerms.Assumed> assumed(Bound costs) {
        List<CostTerms.Assumed> assumed = new ArrayList<>();
        for (Bound each : costs.items(CostKeys.ASSUMED)) {
            assumed.add(new CostTerms.Assumed(each.get(CostKeys.ASSUMED_RULE), each.get(CostKeys.RATE), each.find(CostKeys.RATE_FROM),
                    each.find(CostKeys.RATE_TO), each.find(CostKeys.CAP), each.get(CostKeys.BECAUSE)));
        }
        return assumed;
    }

    /// What must hold between the values of a line.
    static void check(Bound costs, List<ConfigProblem> problems) {
        for (Bound line : costs.items(CostKeys.CHARGES)) {
            int given = (line.slot(CostKeys.LINE_RATE).value() == null ? 0 : 1) + (line.slot(CostKeys.TABLE).value() == null ? 0 : 1)
                    + (line.items(CostKeys.RATES).isEmpty() ? 0 : 1);
            boolean faulty = line.slot(CostKeys.LINE_RATE).faulty() || line.slot(CostKeys.TABLE).faulty();
            if (given != 1 && !faulty) {
                problems.add(new ConfigProblem(line.origin(), line.path(),
                        "needs exactly one of rate, rates and table, not " + given + " of them"));
            }
        }
    }
}
