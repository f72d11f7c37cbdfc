package dev.assay.riskguard;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// The controls in force, composed: what every intent and every replace must pass, in every mode.
///
/// A pure function of intent and view but for its counters; called from the loop's thread only; never throws for a bad intent.
public interface RiskPolicy {
    /// Judges an intent. The first rejection wins; shrinks accumulate to the smallest quantity.
    Verdict judge(OrderIntent intent, RiskView view);

    /// How often each control was asked and what it said, in the order the controls run.
    List<ControlCount> counts();

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
}
