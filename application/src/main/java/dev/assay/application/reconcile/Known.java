package dev.assay.application.reconcile;

import dev.assay.core.market.CorporateAction;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/// The splits and dividends that a source knows of an instrument.
///
/// @param splits factor of earlier prices by ex-date: 1/7 where seven shares came for one
/// @param dividends cash per share as it was paid, by ex-date
record Known(TreeMap<LocalDate, Double> splits, TreeMap<LocalDate, Double> dividends) {
    /// Nothing known.
    static final Known NOTHING = new Known(new TreeMap<>(), new TreeMap<>());

    /// @param restated whether amounts are restated for the splits after them
    static Known of(List<CorporateAction> actions, boolean restated) {
        Known known = new Known(new TreeMap<>(), new TreeMap<>());
        for (CorporateAction action : actions) {
            if (action instanceof CorporateAction.Split || action instanceof CorporateAction.StockDividend) {
                known.splits.merge(Days.of(action.tsEvent()), action.priceRatio(), (a, b) -> a * b);
            }
        }
        for (CorporateAction action : actions) {
            if (action instanceof CorporateAction.CashDividend dividend) {
                LocalDate day = Days.of(dividend.tsEvent());
                double amount = Double.parseDouble(dividend.perShare().toString());
                known.dividends.merge(day, restated ? amount / known.splitFactor(day, LocalDate.MAX) : amount, Double::sum);
            }
        }
        return known;
    }

    /// What prices of a day are multiplied by for the splits after it, up to a date.
    double splitFactor(LocalDate day, LocalDate upTo) {
        double factor = 1;
        if (day.isBefore(upTo)) {
            for (double one : splits.subMap(day, false, upTo, true).values()) {
                factor *= one;
            }
        }
        return factor;
    }
}
