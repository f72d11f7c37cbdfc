package dev.assay.core.event;

/// A difference between our books and the broker's, or a report that cannot be.
///
/// @param kind what differs
/// @param subject the order, instrument or account
/// @param ours our view
/// @param theirs the broker's view
/// @param action what is done about it
public record ReconciliationFinding(Kind kind, String subject, String ours, String theirs, Action action) implements Payload {
    @Override
    public EventType type() {
        return EventType.RECONCILIATION_FINDING;
    }

    /// What can differ.
    public enum Kind {
        IMPOSSIBLE_REPORT, UNKNOWN_ORDER, MISSING_ORDER, MISSED_FILL, POSITION, CASH, OVERFILL, DUPLICATE_ID, ORDER_STATE
    }

    /// What can be done about it.
    public enum Action {
        ADOPT, CANCEL, CLOSE, HALT, FREEZE
    }
}
