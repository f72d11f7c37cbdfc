package dev.assay.application.run;

import dev.assay.core.instrument.Instrument;

/// A round trip as its statistics need it.
///
/// @param held true where it was long
/// @param entryTs epoch ns UTC
/// @param exitTs epoch ns UTC
/// @param entryPx price per unit, in terms of the exit (after any split between)
/// @param exitPx price per unit
/// @param net gain after fees, in the account's currency
/// @param fees in the account's currency
/// @param reason why it ended
record Trip(Instrument instrument, String strategy, boolean held, long entryTs, long exitTs, double entryPx, double exitPx, double net,
        double fees, String reason) {}
