package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order as the simulated venue holds it. Fill models read it; only the broker changes it. Prices and quantities are in the
/// instrument's units.
public final class RestingOrder {
    final String orderId;
    private final Instrument instrument;
    private final Side side;
    private final boolean buy;
    long clOrdId;
    OrdStatus status = OrdStatus.NEW;
    long orderUnits;
    long cumUnits;
    /// Quantity that the fee is reckoned on: what was traded, not restated by splits.
    long tradedUnits;
    ExactSum notional;
    long bookedFee;
    private OrderTerms terms;
    private long limitUnits;
    private long stopUnits;
    private long arrivalTs;
    private boolean afterOpenings;
    private boolean stopReached;
    private boolean stopReachedNow;
    private boolean rested;
    private Quantity orderQty;

    RestingOrder(String orderId, long clOrdId, Instrument instrument, Side side, long orderUnits, OrderTerms terms) {
        this.orderId = orderId;
        this.clOrdId = clOrdId;
        this.instrument = instrument;
        this.side = side;
        this.buy = side == Side.BUY;
        this.orderUnits = orderUnits;
        this.orderQty = instrument.quantity(orderUnits);
        this.terms = terms;
        this.notional = ExactSum.zero(instrument.priceScale() + instrument.quantityScale());
        takePrices();
    }

    /// The instrument.
    public Instrument instrument() {
        return instrument;
    }

    /// The side.
    public Side side() {
        return side;
    }

    /// Whether it buys.
    public boolean buy() {
        return buy;
    }

    /// Its type; a triggered stop keeps its type.
    public OrdType ordType() {
        return terms.ordType();
    }

    /// How long it works.
    public TimeInForce timeInForce() {
        return terms.timeInForce();
    }

    /// Limit price; means something only where the type has one.
    public long limitUnits() {
        return limitUnits;
    }

    /// Stop price; means something only where the type has one.
    public long stopUnits() {
        return stopUnits;
    }

    /// Quantity still to be filled; zero once it has ended.
    public long leavesUnits() {
        return status.terminal() ? 0 : orderUnits - cumUnits;
    }

    /// When it reached the venue, epoch ns UTC; a replace that changes its price or raises its quantity arrives anew.
    public long arrivalTs() {
        return arrivalTs;
    }

    /// Whether it still waits for its stop price.
    public boolean awaitsStop() {
        return terms.ordType().hasStop() && !stopReached;
    }

    /// Whether the datum that is being met is the one that reached the stop price.
    public boolean stopReachedNow() {
        return stopReachedNow;
    }

    /// Whether it has met a price before and was not filled: its limit is then known to the market.
    public boolean rested() {
        return rested;
    }

    /// The total quantity, as one object for all reports.
    Quantity orderQty() {
        if (orderQty.units() != orderUnits) {
            orderQty = instrument.quantity(orderUnits);
        }
        return orderQty;
    }

    OrderTerms terms() {
        return terms;
    }

    boolean arrivedFor(long intervalStart) {
        return arrivalTs <= intervalStart;
    }

    boolean arrivedForOpening(long openTs) {
        return arrivalTs < openTs || arrivalTs == openTs && !afterOpenings;
    }

    void arrive(long ts, boolean openingsPassed) {
        arrivalTs = ts;
        afterOpenings = openingsPassed;
        rested = false;
    }

    void reachStop() {
        stopReached = true;
        stopReachedNow = true;
    }

    /// The datum has passed.
    void settle() {
        stopReachedNow = false;
        rested = true;
    }

    /// Takes new terms; what was triggered stays so only while the stop price stands.
    void changeTerms(OrderTerms changed) {
        boolean sameStop = changed.ordType() == terms.ordType() && Objects.equals(changed.stopPx(), terms.stopPx());
        stopReached = stopReached && sameStop;
        terms = changed;
        takePrices();
    }

    /// Whether these terms ask for the same prices, so that the order keeps its place.
    boolean samePrices(OrderTerms other) {
        return other.ordType() == terms.ordType() && Objects.equals(other.limitPx(), terms.limitPx())
                && Objects.equals(other.stopPx(), terms.stopPx());
    }

    /// Restates the order for a split: what has filled down to the unit, what is left down to whole lots. With nothing left it ends.
    void restate(long numerator, long denominator, RoundingMode priceRounding) {
        long left = FixedPoint.multiplyDivide(orderUnits - cumUnits, numerator, denominator, RoundingMode.DOWN);
        left -= left % instrument.lotUnits();
        cumUnits = FixedPoint.multiplyDivide(cumUnits, numerator, denominator, RoundingMode.DOWN);
        orderUnits = Math.addExact(cumUnits, left);
        if (left == 0) {
            status = OrdStatus.CANCELED;
        }
        terms = new OrderTerms(terms.ordType(), restated(terms.limitPx(), numerator, denominator, priceRounding),
                restated(terms.stopPx(), numerator, denominator, priceRounding), terms.timeInForce());
        takePrices();
    }

    private @Nullable Price restated(@Nullable Price price, long numerator, long denominator, RoundingMode rounding) {
        if (price == null) {
            return null;
        }
        long units = price.rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
        long ticks = FixedPoint.multiplyDivide(units, denominator, Math.multiplyExact(numerator, instrument.tickUnits()), rounding);
        return instrument.price(Math.multiplyExact(ticks, instrument.tickUnits()));
    }

    private void takePrices() {
        limitUnits = terms.limitPx() == null ? 0 : terms.limitPx().rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
        stopUnits = terms.stopPx() == null ? 0 : terms.stopPx().rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
    }
}
