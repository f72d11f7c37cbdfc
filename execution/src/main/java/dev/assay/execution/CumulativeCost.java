package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;

/// A cost model that is a pure function of an order's cumulative fills: one charge, no date, no volume, no liquidity. Allocates nothing but
/// the amount.
public interface CumulativeCost extends CostModel {
    /// Total fee of an order with these cumulative fills, in the instrument's currency; negative for a rebate.
    ///
    /// @param cumQty filled so far
    /// @param cumNotional exact price × quantity so far, without the multiplier
    Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional);

    @Override
    default long charge(FeeCase one) {
        long total = standing(one);
        long due = Math.subtractExact(total, one.bookedUnits());
        one.book(total);
        return due;
    }

    @Override
    default long takeBack(FeeCase one) {
        return charge(one);
    }

    @Override
    default long standing(FeeCase one) {
        return one.cumQty().units() == 0 ? 0 : fee(one.instrument(), one.side(), one.cumQty(), one.cumNotional()).units();
    }
}
