package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/// What the broker of a margin account says about it: that equity has fallen below what it requires, what it sells or buys back by force,
/// and that enough is there again.
///
/// @param state what it says
/// @param equity the account's, at the last prices, in its currency
/// @param requirement maintenance margin of what is held, in the same currency; what is missing is their difference
/// @param dueTs when force is used unless the call is met, epoch ns UTC
/// @param instrument what is to be closed by force, or null where nothing is
/// @param side of the order that closes it, or null
/// @param quantity how much of it, positive, or null
/// @param text the arithmetic in words
/// @param transactTs when it was said, epoch ns UTC
public record MarginCall(State state, Money equity, Money requirement, long dueTs, @Nullable Instrument instrument, @Nullable Side side,
        @Nullable Quantity quantity, String text, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.MARGIN_CALL;
    }

    public MarginCall {
        if ((state == State.LIQUIDATION) != (instrument != null && side != null && quantity != null && quantity.signum() > 0)) {
            throw new IllegalArgumentException(
                    "a liquidation, and nothing else, names instrument, side and a positive quantity: " + state + " "
                            + instrument + " " + side + " " + quantity);
        }
    }

    /// What a broker says of margin.
    public enum State {
        /// Equity is below the requirement: more must be there by the time due.
        CALLED,
        /// Nothing was done about it in time: the broker has this position closed, or a part of it.
        LIQUIDATION,
        /// The call is answered without force: prices have come back, or positions were closed.
        MET,
        /// Force has brought equity back to the requirement, or left nothing to close.
        CLEARED
    }
}
