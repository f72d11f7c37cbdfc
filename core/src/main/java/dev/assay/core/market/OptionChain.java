package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import java.util.List;

/// The quotes of an underlying's options at one time.
///
/// @param instrument the underlying
/// @param tsEvent epoch ns UTC
/// @param quotes one per option, in instrument-number order
public record OptionChain(Instrument instrument, long tsEvent, List<Quote> quotes) implements MarketData {
    @Override
    public EventType type() {
        return EventType.OPTION_CHAIN;
    }

    public OptionChain {
        quotes = List.copyOf(quotes);
    }
}
