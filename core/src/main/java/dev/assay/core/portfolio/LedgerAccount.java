package dev.assay.core.portfolio;

/// The accounts of the ledger. Amounts are signed with debits positive, so every entry set sums to zero.
public enum LedgerAccount {
    /// Money at the broker.
    CASH,
    /// Open positions at cost.
    POSITION,
    /// Dividends and the like that are owed to us (or, negative, by us).
    RECEIVABLE,
    /// What the owner put in; negative by the sign rule.
    CAPITAL,
    /// Gains are negative, losses positive, by the sign rule.
    REALIZED_PNL,
    /// Commissions and fees; positive.
    FEES,
    /// Dividends received are negative, paid on shorts positive.
    DIVIDENDS,
    /// Open short positions at cost, negative, where long and short positions are kept apart ([PositionMode#HEDGING]).
    SHORT_POSITION,
    /// Interest, borrow fees, financing and funding: paid positive, received negative.
    FINANCING,
    /// What was booked because the broker's books say so, without a trade of ours: gains are negative.
    ADJUSTMENT
}
