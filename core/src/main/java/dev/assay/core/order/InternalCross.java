package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;

/// Opposite intents of two strategies, crossed inside the account: a fill of each follows, without a fee, and nothing goes to the broker.
///
/// @param instrument the instrument
/// @param buyer whose intent buys
/// @param seller whose intent sells; another strategy
/// @param quantity what is crossed; positive
/// @param price price per unit, by the declared rule
/// @param buyIntentId event id of the buyer's intent
/// @param sellIntentId event id of the seller's intent
public record InternalCross(Instrument instrument, StrategyId buyer, StrategyId seller, Quantity quantity, Price price, long buyIntentId,
        long sellIntentId) implements Payload {
    @Override
    public EventType type() {
        return EventType.INTERNAL_CROSS;
    }
}
