package dev.assay.core.portfolio;

/// Which of what was bought first is sold: the order in which open lots are relieved, and so what a sale has cost.
public enum LotMethod {
    /// The oldest lot first.
    FIFO,
    /// The newest lot first.
    LIFO,
    /// All lots at their average: a part of the position costs that part of the position's cost, rounded half-even at the ledger scale;
    /// what rounding leaves stays in the position.
    AVERAGE
}
