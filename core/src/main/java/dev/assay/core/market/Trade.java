package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;

/// One trade printed by the market (never one of our own).
///
/// @param instrument the instrument
/// @param tsEvent epoch ns UTC
/// @param priceUnits price, in price units
/// @param sizeUnits size, in quantity units; positive
/// @param aggressor which side took liquidity
public record Trade(Instrument instrument, long tsEvent, long priceUnits, long sizeUnits, Aggressor aggressor) implements MarketData {
    @Override
    public EventType type() {
        return EventType.TRADE;
    }

    /// Which side took liquidity, where the vendor says so.
    public enum Aggressor {
        UNKNOWN, BUYER, SELLER
    }

    /// Price.
    public Price price() {
        return instrument.price(priceUnits);
    }

    /// Size.
    public Quantity size() {
        return instrument.quantity(sizeUnits);
    }
}
