package dev.assay.execution;

import dev.assay.core.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/// What an order was before a replace or a restatement: a report that set out before it, and was overtaken by it, speaks of that.
///
/// @param clOrdId the order's client order id then
/// @param orderUnits its total quantity then
/// @param terms its terms then
/// @param earlier what it was before, or null
record FormerTerms(long clOrdId, long orderUnits, OrderTerms terms, @Nullable FormerTerms earlier) {
    /// More than this many are not remembered.
    private static final int MOST = LiveOrder.REMEMBERED_IDS;

    /// The order as it is now, to be remembered before it changes; the oldest is forgotten where there are too many.
    static FormerTerms of(LiveOrder order) {
        FormerTerms now = new FormerTerms(order.clOrdId, order.orderUnits, order.terms, order.former);
        return now.depth() <= MOST ? now : now.first(MOST);
    }

    private int depth() {
        return earlier == null ? 1 : 1 + earlier.depth();
    }

    private FormerTerms first(int count) {
        return new FormerTerms(clOrdId, orderUnits, terms, count == 1 || earlier == null ? null : earlier.first(count - 1));
    }

    /// The terms that the order had under that id, or null where it never had it. The latest of several counts.
    static @Nullable FormerTerms find(@Nullable FormerTerms last, long clOrdId, long orderUnits) {
        for (FormerTerms one = last; one != null; one = one.earlier()) {
            if (one.clOrdId() == clOrdId && one.orderUnits() == orderUnits) {
                return one;
            }
        }
        return null;
    }
}
