package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;

/// What the simulated broker holds for us in one instrument, all strategies together.
///
/// @param instrument the instrument
/// @param quantity signed, short below zero; never zero
public record BrokerPosition(Instrument instrument, Quantity quantity) {}
