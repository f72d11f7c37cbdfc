package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;

/// A change in whether an instrument can trade, or in the health of its feed.
///
/// @param instrument the instrument
/// @param tsEvent epoch ns UTC
/// @param status the new status
public record InstrumentStatus(Instrument instrument, long tsEvent, Status status) implements MarketData {
    @Override
    public EventType type() {
        return EventType.INSTRUMENT_STATUS;
    }

    /// Trading and feed states.
    public enum Status {
        TRADING, HALTED, AUCTION, CLOSED, FEED_STALE, FEED_OK
    }
}
