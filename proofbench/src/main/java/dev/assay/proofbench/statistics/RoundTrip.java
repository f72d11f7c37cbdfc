package dev.assay.proofbench.statistics;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;

/// A quantity that was opened by one fill and closed by one other.
///
/// @param strategy whose it was
/// @param instrument the instrument
/// @param side `BUY` where it was held long, `SELL_SHORT` where it was held short
/// @param entryTs when it was opened, epoch ns UTC
/// @param exitTs when it was closed, epoch ns UTC
/// @param quantity positive, in the instrument's terms at the exit (after any split between)
/// @param entryPx price per unit at the entry, divided by any split between and then rounded half-even at the scale it had
/// @param exitPx price per unit at the exit
/// @param grossPnl gain before fees, negative for a loss, exact
/// @param fees this quantity's part of the fees of both fills; positive where they cost
public record RoundTrip(StrategyId strategy, Instrument instrument, Side side, long entryTs, long exitTs, Quantity quantity, Price entryPx,
        Price exitPx, Money grossPnl, Money fees) {
    /// What is left after fees.
    public Money netPnl() {
        return grossPnl.minus(fees);
    }
}
