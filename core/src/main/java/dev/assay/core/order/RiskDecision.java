package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;

/// What RiskGuard said about an intent (its causation). The reason a person reads when an order did not go out as asked.
///
/// @param strategy whose intent it was
/// @param instrument the instrument
/// @param side the intent's side
/// @param requested the intent's quantity
/// @param outcome accept, shrink or reject
/// @param allowed what may go out: `requested` on accept, less on shrink, zero on reject
/// @param control id of the control that decided; empty on accept
/// @param reasonCode stable code of the reason; empty on accept
/// @param explanation the arithmetic in words; empty on accept
public record RiskDecision(StrategyId strategy, Instrument instrument, Side side, Quantity requested, Outcome outcome, Quantity allowed,
        String control, String reasonCode, String explanation) implements Payload {
    @Override
    public EventType type() {
        return EventType.RISK_DECISION;
    }

    /// What a decision can be.
    public enum Outcome {
        ACCEPT, SHRINK, REJECT
    }
}
