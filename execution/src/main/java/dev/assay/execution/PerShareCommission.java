package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;
import java.math.RoundingMode;

/// A rate per share or contract, with a minimum per order and a cap in percent of the order's value: `min(max(rate × quantity, minimum),
/// maximumPercent % of value)`. The cap is last, so a small order may cost less than the minimum. Interactive Brokers' fixed US share
/// pricing is 0.005, 1.00 and 1.
///
/// Amounts are in the instrument's currency; exact, rounded once half-even at the ledger scale. Minimum and cap hold for the order as a
/// whole, over all its fills; a replaced order stays one order.
///
/// @param rate per share or contract
/// @param minimum per order that fills at all
/// @param maximumPercent cap in percent of the traded value; zero for none
record PerShareCommission(Price rate, Price minimum, Price maximumPercent) implements CumulativeCost {
    PerShareCommission {
        Fees.notNegative("rate", rate);
        Fees.notNegative("minimum", minimum);
        Fees.notNegative("maximumPercent", maximumPercent);
    }

    @Override
    public Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional) {
        if (cumQty.units() == 0) {
            return instrument.currency().zero();
        }
        Money fee = Fees.max(Money.notional(rate, cumQty, 1, instrument.currency()), Fees.amount(minimum, instrument));
        if (maximumPercent.units() == 0) {
            return fee;
        }
        return Fees.min(fee, Fees.percent(maximumPercent, cumNotional, instrument));
    }

    @Override
    public String rule() {
        return "commission:per-share";
    }

    @Override
    public String assumptions() {
        String cap = maximumPercent.units() == 0 ? "without a cap" : "at most " + plain(maximumPercent) + " % of the traded value";
        return "Each order costs " + plain(rate) + " per share or contract, at least " + plain(minimum) + ", " + cap
                + ", in the instrument's currency. No exchange, clearing or regulatory fees.";
    }

    private static String plain(Price price) {
        return price.units() == 0
                ? "0"
                : price.decimal().stripTrailingZeros().setScale(Math.max(2, scale(price)), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    private static int scale(Price price) {
        return price.decimal().stripTrailingZeros().scale();
    }
}
