package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;

/// One strategy's position in one instrument at one time.
///
/// @param instrument the instrument
/// @param quantity signed, short below zero
/// @param cost what the open lots cost; negative when short
/// @param realizedPnl realised gains in this position since the start, before fees
public record Position(Instrument instrument, Quantity quantity, Money cost, Money realizedPnl) {
    /// Average entry price: cost ÷ (quantity × multiplier), rounded half-even at the price scale; zero when flat.
    public Price averagePrice() {
        Quantity denominator = new Quantity(Math.multiplyExact(quantity.units(), instrument.multiplier()), quantity.scale());
        return ExactSum.zero(0).plus(new Price(cost.units(), cost.currency().scale()), Quantity.of(1)).average(denominator,
                instrument.priceScale());
    }

    /// Whether nothing is held.
    public boolean flat() {
        return quantity.signum() == 0;
    }
}
