package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;

/// Best bid and offer. A side that is not there has size zero; its price then means nothing.
///
/// @param instrument the instrument
/// @param tsEvent epoch ns UTC
/// @param bidUnits best bid, in price units
/// @param bidSizeUnits size at the bid, in quantity units
/// @param askUnits best offer, in price units
/// @param askSizeUnits size at the offer, in quantity units
public record Quote(Instrument instrument, long tsEvent, long bidUnits, long bidSizeUnits, long askUnits,
        long askSizeUnits) implements MarketData {
    @Override
    public EventType type() {
        return EventType.QUOTE;
    }

    /// Best bid.
    public Price bid() {
        return instrument.price(bidUnits);
    }

    /// Best offer.
    public Price ask() {
        return instrument.price(askUnits);
    }

    /// Whether both sides are there.
    public boolean twoSided() {
        return bidSizeUnits > 0 && askSizeUnits > 0;
    }
}
