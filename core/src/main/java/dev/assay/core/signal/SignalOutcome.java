package dev.assay.core.signal;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;

/// Why a signal (its causation) led to no order, or not yet. "0 trades" explains itself through these.
///
/// @param strategy whose signal it was
/// @param instrument the signal's instrument
/// @param reasonCode stable code of the reason, for example `NO_PRICE`; never empty
/// @param explanation the reason in words a person can act on; never empty
public record SignalOutcome(StrategyId strategy, Instrument instrument, String reasonCode, String explanation) implements Payload {
    @Override
    public EventType type() {
        return EventType.SIGNAL_OUTCOME;
    }

    public SignalOutcome {
        if (reasonCode.isBlank() || explanation.isBlank()) {
            throw new IllegalArgumentException("a signal's outcome needs a reason code and an explanation");
        }
    }
}
