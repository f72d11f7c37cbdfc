package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;

/// The first price of an interval, at its start: what lets an order fill at the open, when the open happens.
///
/// A venue event only; no strategy sees it.
///
/// @param instrument the instrument
/// @param tsEvent start of the interval, epoch ns UTC
/// @param openUnits first price, in price units
public record BarOpen(Instrument instrument, long tsEvent, long openUnits) implements MarketData {
    @Override
    public EventType type() {
        return EventType.BAR_OPEN;
    }

    /// First price.
    public Price open() {
        return instrument.price(openUnits);
    }
}
