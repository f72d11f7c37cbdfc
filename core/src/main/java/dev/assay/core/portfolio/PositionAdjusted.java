package dev.assay.core.portfolio;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;

/// A position changed without a trade of ours, because the broker's books say so. No cash moves: what it is worth is booked against
/// [LedgerAccount#ADJUSTMENT].
///
/// @param strategy whose position it is booked to
/// @param instrument the instrument
/// @param quantity the change, signed; not zero
/// @param price price per unit that it is booked at
/// @param reason why, in words
public record PositionAdjusted(StrategyId strategy, Instrument instrument, Quantity quantity, Price price, String reason)
        implements
            Payload {
    @Override
    public EventType type() {
        return EventType.POSITION_ADJUSTED;
    }

    /// The change in quantity units.
    public long units() {
        return quantity.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
    }
}
