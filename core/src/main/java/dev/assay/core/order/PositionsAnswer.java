package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import java.util.List;

/// The broker's own view of what we hold.
///
/// @param queryId the question it answers
/// @param positions in instrument order, without flat ones; where long and short are kept apart, each side of an instrument by itself
/// @param transactTs as of when, epoch ns UTC
public record PositionsAnswer(long queryId, List<Held> positions, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.POSITIONS_ANSWER;
    }

    public PositionsAnswer {
        positions = List.copyOf(positions);
    }

    /// What is held in one instrument.
    ///
    /// @param instrument the instrument
    /// @param quantity signed, short below zero
    public record Held(Instrument instrument, Quantity quantity) {}
}
