package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;

/// No commission at all. Choose it for brokers that charge none, and know that spread and slippage are not in it.
record NoCommission() implements CumulativeCost {
    @Override
    public Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional) {
        return instrument.currency().zero();
    }

    @Override
    public String rule() {
        return "commission:none";
    }

    @Override
    public String assumptions() {
        return "Orders cost no commission and no exchange or regulatory fees.";
    }
}
