package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;

/// Open, high, low, close and volume of one interval, known only at its close.
///
/// Prices are in the instrument's price units, volume in its quantity units; raw (unadjusted) unless the run's data says otherwise.
///
/// @param instrument the instrument
/// @param tsOpen start of the interval, epoch ns UTC, inclusive
/// @param tsClose end of the interval, epoch ns UTC; when the bar becomes visible
/// @param openUnits first price
/// @param highUnits highest price
/// @param lowUnits lowest price
/// @param closeUnits last price
/// @param volumeUnits traded quantity
public record Bar(Instrument instrument, long tsOpen, long tsClose, long openUnits, long highUnits, long lowUnits, long closeUnits,
        long volumeUnits) implements MarketData {
    @Override
    public EventType type() {
        return EventType.BAR;
    }

    @Override
    public long tsEvent() {
        return tsClose;
    }

    /// First price.
    public Price open() {
        return instrument.price(openUnits);
    }

    /// Highest price.
    public Price high() {
        return instrument.price(highUnits);
    }

    /// Lowest price.
    public Price low() {
        return instrument.price(lowUnits);
    }

    /// Last price.
    public Price close() {
        return instrument.price(closeUnits);
    }

    /// Traded quantity.
    public Quantity volume() {
        return instrument.quantity(volumeUnits);
    }

    /// The close as a double, for indicators.
    public double closeDouble() {
        return instrument.priceDouble(closeUnits);
    }
}
