package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;

/// A share of the traded value. Choose it for crypto venues and for markets that charge by value.
///
/// Exact, rounded half-even at the ledger scale once per order: fills of one order never add up to more or less than the whole.
///
/// @param percent in percent of the traded value: 0.1 is ten basis points
record PercentCommission(Price percent) implements CostModel {
    PercentCommission {
        Fees.notNegative("percent", percent);
    }

    @Override
    public Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional) {
        return Fees.share(new Price(percent.units(), percent.scale() + 2), cumNotional, instrument);
    }

    @Override
    public String rule() {
        return "commission:percent";
    }

    @Override
    public String assumptions() {
        return "Each order costs " + percent + " % of its traded value, in the instrument's currency. No minimum, no tiers, no exchange or"
                + " regulatory fees.";
    }
}
