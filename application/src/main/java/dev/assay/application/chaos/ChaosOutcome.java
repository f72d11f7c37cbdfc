package dev.assay.application.chaos;

import dev.assay.core.money.Money;
import dev.assay.execution.reconcile.ReconciliationCounts;
import java.util.List;

/// What became of one seed.
///
/// @param seed the seed
/// @param faults how often each fault struck, in the order of [dev.assay.proofbench.fault.Fault]
/// @param equity the account at the end
/// @param orders orders that the OMS made
/// @param reconciliation what reconciliation did
/// @param violations each invariant that broke, in words; empty when all held
public record ChaosOutcome(long seed, List<Long> faults, Money equity, long orders, ReconciliationCounts reconciliation,
        List<String> violations) {
    public ChaosOutcome {
        faults = List.copyOf(faults);
        violations = List.copyOf(violations);
    }
}
