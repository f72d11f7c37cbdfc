package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import java.util.List;

/// The whole visible book at one time; replaces what was known.
///
/// @param instrument the instrument
/// @param tsEvent epoch ns UTC
/// @param sequence the venue's sequence number, 0 where it has none
/// @param bids best first: prices fall
/// @param asks best first: prices rise
public record BookSnapshot(Instrument instrument, long tsEvent, long sequence, List<BookLevel> bids,
        List<BookLevel> asks) implements MarketData {
    @Override
    public EventType type() {
        return EventType.BOOK_SNAPSHOT;
    }

    public BookSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
