package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;
import java.util.List;

/// A fill to be booked. One per trade report; a cancelled trade is a fill with `reversal` set.
///
/// @param execId the broker's id of the execution; on a reversal the id of the execution it takes back
/// @param clOrdId the order's identity: the client order id it was born with
/// @param strategy whose it is
/// @param instrument the instrument
/// @param side the side
/// @param quantity positive
/// @param price price per unit
/// @param fee signed, as booked: what the fill costs on top; negative where it gives back: a rebate, or the refund of a reversal
/// @param feeEstimated true where the fee comes from our cost model and not from the broker
/// @param slippage price moved against us by the fill model, per unit
/// @param datumId market datum it met, 0 from a real broker
/// @param reversal true when it takes an earlier fill back
/// @param effect whether the order opens or closes, in an account that keeps long and short positions apart
/// @param charges how the fee is made up; empty where it is one charge under the account's cost rule
public record Fill(String execId, long clOrdId, StrategyId strategy, Instrument instrument, Side side, Quantity quantity, Price price,
        Money fee, boolean feeEstimated, Price slippage, long datumId, boolean reversal, PositionEffect effect,
        List<Charge> charges) implements Payload {
    @Override
    public EventType type() {
        return charges.isEmpty() ? EventType.FILL : EventType.FILL_CHARGED;
    }

    public Fill {
        charges = List.copyOf(charges);
        if (!charges.isEmpty() && Charge.sum(charges) != fee.units()) {
            throw new IllegalArgumentException("the charges " + charges + " do not add up to the fee " + fee);
        }
    }

    /// A fill whose fee is one charge.
    public Fill(String execId, long clOrdId, StrategyId strategy, Instrument instrument, Side side, Quantity quantity, Price price,
            Money fee, boolean feeEstimated, Price slippage, long datumId, boolean reversal, PositionEffect effect) {
        this(execId, clOrdId, strategy, instrument, side, quantity, price, fee, feeEstimated, slippage, datumId, reversal, effect,
                List.of());
    }

    /// A fill of an order that closes first and opens with the rest, whose fee is one charge.
    public Fill(String execId, long clOrdId, StrategyId strategy, Instrument instrument, Side side, Quantity quantity, Price price,
            Money fee, boolean feeEstimated, Price slippage, long datumId, boolean reversal) {
        this(execId, clOrdId, strategy, instrument, side, quantity, price, fee, feeEstimated, slippage, datumId, reversal,
                PositionEffect.FIFO);
    }

    /// Change of position in quantity units: positive for a buy.
    public long signedUnits() {
        long units = quantity.rescale(instrument.quantityScale(), java.math.RoundingMode.UNNECESSARY).units();
        return (reversal ? -side.sign() : side.sign()) * units;
    }

    /// Price × quantity × multiplier, without its sign.
    public Money notional() {
        return instrument.notional(price, quantity);
    }
}
