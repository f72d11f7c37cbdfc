package dev.assay.application.run;

import dev.assay.core.money.Money;
import java.util.List;

/// What is known of a run that left nothing behind.
///
/// @param decisions signals and fills, in the order of the run
/// @param start equity at the start
/// @param end equity at the last snapshot; the start's where there was none
/// @param fees fees booked
/// @param ts times of the snapshots, epoch ns UTC
/// @param equity equity at them, in the account's currency
/// @param fills how many fills, reversals taken off
/// @param failures strategies that failed, each in one line
public record ScratchRun(List<Decision> decisions, Money start, Money end, Money fees, List<Long> ts, List<Double> equity, long fills,
        List<String> failures) {
    public ScratchRun {
        decisions = List.copyOf(decisions);
        ts = List.copyOf(ts);
        equity = List.copyOf(equity);
        failures = List.copyOf(failures);
    }

    /// What a strategy or the venue decided.
    ///
    /// @param ts when, epoch ns UTC
    /// @param kind which of the two
    /// @param strategy the config's id of the strategy
    /// @param instrument its symbol
    /// @param value in words; two that differ in anything have different words
    public record Decision(long ts, Kind kind, String strategy, String instrument, String value) {}

    /// Kinds of decisions.
    public enum Kind {
        /// A strategy's signal.
        SIGNAL,
        /// A fill.
        FILL
    }
}
