package dev.assay.execution.reconcile;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Kind;
import java.util.List;

/// One difference between the books, and what is to be done about it.
record Difference(ReconciliationFinding finding, Remedy remedy) {
    /// Whether it is about an order, so that positions and cash may follow from it.
    boolean ofOrder() {
        return finding.kind() != Kind.POSITION && finding.kind() != Kind.CASH;
    }

    static List<ReconciliationFinding> findings(List<Difference> differences) {
        return differences.stream().map(Difference::finding).toList();
    }
}
