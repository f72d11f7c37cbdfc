package dev.assay.core.market;

import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;

/// A fact about an instrument's market, stamped when it became known.
public sealed interface MarketData extends Payload
        permits Bar, BarOpen, BarRevised, Quote, Trade, BookSnapshot, BookDelta, OptionChain, InstrumentStatus, CorporateAction {
    /// The instrument it is about.
    Instrument instrument();

    /// When it became known, epoch nanoseconds UTC.
    long tsEvent();
}
