package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Charge;
import dev.assay.core.order.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One execution and its order, as a cost model sees them. Mutable and used again for the next one: whoever fills orders keeps one, sets it,
/// asks the model, and takes what it has booked back to the order. Single-threaded.
@SuppressWarnings("NullAway.Init") // set before each use
public final class FeeCase {
    private Instrument instrument;
    private Side side;
    private Quantity cumQty;
    private ExactSum cumNotional;
    private Quantity quantity;
    private Price price;
    private boolean maker;
    private long ts;
    private long bookedUnits;
    private @Nullable OrderFees fees;
    private @Nullable Accrual accrual;
    private List<Charge> charges = List.of();

    /// Sets the order, the execution included where it is charged, and without it where it is taken back.
    ///
    /// @param cumQty filled so far
    /// @param cumNotional exact price × quantity so far, without the multiplier
    /// @param bookedUnits what is booked for it so far, in ledger units of the instrument's currency
    /// @param fees what a model keeps of the order beside that, or null
    public FeeCase order(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional, long bookedUnits,
            @Nullable OrderFees fees) {
        this.instrument = instrument;
        this.side = side;
        this.cumQty = cumQty;
        this.cumNotional = cumNotional;
        this.bookedUnits = bookedUnits;
        this.fees = fees;
        accrual = null;
        charges = List.of();
        return this;
    }

    /// Sets the execution.
    ///
    /// @param quantity its own
    /// @param price its own
    /// @param maker whether it added liquidity; false where that is not known
    /// @param ts when, epoch ns UTC
    public FeeCase execution(Quantity quantity, Price price, boolean maker, long ts) {
        this.quantity = quantity;
        this.price = price;
        this.maker = maker;
        this.ts = ts;
        return this;
    }

    /// Sets what an execution that is taken back was charged.
    public FeeCase accrued(@Nullable Accrual was) {
        accrual = was;
        return this;
    }

    /// Where it trades.
    public Instrument instrument() {
        return instrument;
    }

    /// The order's side.
    public Side side() {
        return side;
    }

    /// Filled so far.
    public Quantity cumQty() {
        return cumQty;
    }

    /// Price × quantity so far, without the multiplier.
    public ExactSum cumNotional() {
        return cumNotional;
    }

    /// The execution's quantity.
    public Quantity quantity() {
        return quantity;
    }

    /// The execution's price.
    public Price price() {
        return price;
    }

    /// Whether it added liquidity.
    public boolean maker() {
        return maker;
    }

    /// When it happened, epoch ns UTC.
    public long ts() {
        return ts;
    }

    /// What is booked for the order, in ledger units.
    public long bookedUnits() {
        return bookedUnits;
    }

    /// What a model keeps of the order; null while it keeps nothing.
    public @Nullable OrderFees fees() {
        return fees;
    }

    /// What the execution was charged, for the day it is taken back; null where the model needs none.
    public @Nullable Accrual accrual() {
        return accrual;
    }

    /// How the amount is made up; empty where it is one charge under the model's rule.
    public List<Charge> charges() {
        return charges;
    }

    void book(long total) {
        bookedUnits = total;
    }

    void book(long total, OrderFees kept, Accrual was, List<Charge> parts) {
        bookedUnits = total;
        fees = kept;
        accrual = was;
        charges = parts;
    }
}
