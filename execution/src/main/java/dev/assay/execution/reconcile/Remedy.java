package dev.assay.execution.reconcile;

import dev.assay.core.event.ReconciliationFinding.Action;

/// What is done about one difference.
///
/// @param action as the finding says it
/// @param note why it is not what the policy says; empty where it is
/// @param waits whether it can not be done yet: the difference is looked at again
/// @param step how it is done; nothing for a halt, which the reconciler sees to
record Remedy(Action action, String note, boolean waits, Step step) {
    /// One repair.
    interface Step {
        void apply(long findingId, long correlationId);
    }

    private static final Step NOTHING = (findingId, correlationId) -> {
        // A halt is the reconciler's.
    };

    static final Remedy HALT = new Remedy(Action.HALT, "", false, NOTHING);

    static Remedy halt(String note) {
        return new Remedy(Action.HALT, note, false, NOTHING);
    }

    static Remedy of(Action action, Step step) {
        return new Remedy(action, "", false, step);
    }

    Remedy waiting() {
        return new Remedy(action, note, true, step);
    }
}
