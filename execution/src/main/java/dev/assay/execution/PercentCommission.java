package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;

/// A share of the traded value, with a minimum per order and a cap: `min(max(percent % of value, minimum), maximumPercent % of value)`. Choose it for crypto venues and for markets that charge by value.
///
/// Exact, rounded half-even at the ledger scale once per order: fills of one order never add up to more or less than the whole.
///
/// @param percent in percent of the traded value: 0.1 is ten basis points
/// @param minimum per order that fills at all, in the instrument's currency
/// @param maximumPercent cap in percent of the traded value, which keeps the minimum from eating a small order; zero for none
record PercentCommission(Price percent, Price minimum, Price maximumPercent) implements CumulativeCost {
    PercentCommission {
        Fees.notNegative("percent", percent);
        Fees.notNegative("minimum", minimum);
        Fees.notNegative("maximumPercent", maximumPercent);
    }

    @Override
    public Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional) {
        if (cumQty.units() == 0) {
            return instrument.currency().zero();
        }
        Money share = Fees.percent(percent, cumNotional, instrument);
        Money fee = minimum.units() == 0 ? share : Fees.max(share, Fees.amount(minimum, instrument));
        return maximumPercent.units() == 0 ? fee : Fees.min(fee, Fees.percent(maximumPercent, cumNotional, instrument));
    }

    @Override
    public String rule() {
        return "commission:percent";
    }

    @Override
    public String assumptions() {
        return "Each order costs " + percent + " % of its traded value, "
                + (minimum.units() == 0 ? "without a minimum" : "at least " + minimum)
                + (maximumPercent.units() == 0 ? "" : ", at most " + maximumPercent + " %")
                + ", in the instrument's currency. No tiers, no exchange or regulatory fees.";
    }
}
