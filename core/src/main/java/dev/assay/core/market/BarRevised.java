package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;

/// A bar that replaces one published before. Fills already made stand; series are corrected.
///
/// @param bar the corrected bar
/// @param revision 1 for the first correction, then 2, 3 …
/// @param tsEvent when the correction became known, epoch ns UTC; never before the bar's close
public record BarRevised(Bar bar, int revision, long tsEvent) implements MarketData {
    @Override
    public EventType type() {
        return EventType.BAR_REVISED;
    }

    @Override
    public Instrument instrument() {
        return bar.instrument();
    }
}
