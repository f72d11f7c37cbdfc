package dev.assay.core.signal;

import dev.assay.core.instrument.Instrument;

/// What a strategy asks for. The execution engine turns it into sized orders; RiskGuard has the last word.
public sealed interface Signal permits Target, OrderRequest, Replace, Cancel {
    /// The instrument it is about.
    Instrument instrument();
}
