package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;

/// A change of one price level (L2, `orderId` 0) or of one order (L3).
///
/// @param instrument the instrument
/// @param tsEvent epoch ns UTC
/// @param sequence the venue's sequence number, 0 where it has none
/// @param action what happened
/// @param bid true for the bid side
/// @param priceUnits price, in price units
/// @param sizeUnits the new total size of the level or order, in quantity units; 0 on delete
/// @param orderId the venue's order id on L3, 0 on L2
public record BookDelta(Instrument instrument, long tsEvent, long sequence, Action action, boolean bid, long priceUnits, long sizeUnits,
        long orderId) implements MarketData {
    @Override
    public EventType type() {
        return EventType.BOOK_DELTA;
    }

    /// What happened to the level or order.
    public enum Action {
        SET, DELETE, EXECUTE, CLEAR
    }
}
