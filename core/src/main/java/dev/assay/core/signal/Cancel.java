package dev.assay.core.signal;

import dev.assay.core.instrument.Instrument;

/// Take a working order of this strategy out of the market. Counted, never refused.
///
/// @param instrument the order's instrument
/// @param tag the order's tag
public record Cancel(Instrument instrument, String tag) implements Signal {}
