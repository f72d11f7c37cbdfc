package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;

/// What trading costs on top of the price. A pure function of an order's cumulative fills, so that minimums and tiers are right: what is
/// booked for a fill is `fee(order so far) - already booked`, and a bust takes it back.
public interface CostModel {
    /// Total fee of an order with these cumulative fills, in the instrument's currency; negative for a rebate.
    ///
    /// @param cumQty filled so far
    /// @param cumNotional exact price × quantity so far, without the multiplier
    Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional);

    /// Stable name of the rule, used in ledger entries: `commission:per-share`.
    String rule();

    /// What the model assumes, in words; printed in the report.
    String assumptions();
}
