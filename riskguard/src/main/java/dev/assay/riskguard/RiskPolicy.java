package dev.assay.riskguard;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// The controls in force, composed: what every intent and every replace must pass, in every mode.
///
/// [#judge] is a pure function of intent and view but for its counters; called from the loop's thread only; never throws for a bad intent.
public interface RiskPolicy {
    /// Judges an intent. The first rejection wins; shrinks accumulate to the smallest quantity.
    Verdict judge(OrderIntent intent, RiskView view);

    /// Folds the last judgement into the view's risk state: called once for every judged intent that is acted on, before the next.
    void decided(OrderIntent intent, Verdict verdict, RiskView view);

    /// What each control says of an intent by itself, in the order they run, without counting and without stopping at the first rejection.
    List<Opinion> explain(OrderIntent intent, RiskView view);

    /// How often each control was asked and what it said, in the order the controls run.
    List<ControlCount> counts();

    /// Whether a breach of this control halts the strategy.
    boolean halts(String control);

    /// Whether drawdowns are judged, so that every valuation must be folded into the risk state.
    boolean watchesEquity();

    /// Whether an order that worked when the link to the broker was lost is cancelled when it is back.
    ///
    /// @param protective whether it is a protective exit
    boolean cancelsOnDisconnect(boolean protective);

    /// Length of the period over which price moves are measured, nanoseconds.
    long movePeriodNanos();

    /// What one control did in the run.
    ///
    /// @param control its id
    /// @param limit its limit in words
    /// @param checked how often it was asked
    /// @param shrunk how often it allowed less
    /// @param rejected how often it said no
    record ControlCount(String control, String limit, long checked, long shrunk, long rejected) {
        /// How often it let the whole intent pass.
        public long accepted() {
            return checked - shrunk - rejected;
        }
    }

    /// What one control says of an intent.
    ///
    /// @param control its id
    /// @param limit its limit in words
    /// @param verdict what it says; accept where it is disabled
    /// @param disabled whether it is switched off
    record Opinion(String control, String limit, Verdict verdict, boolean disabled) {}
}
