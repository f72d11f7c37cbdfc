package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import dev.assay.execution.OrderFees;
import dev.assay.proofbench.book.QueuePosition;
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
    @Nullable
    OrderFees fees;
    private OrderTerms terms;
    private long limitUnits;
    private long stopUnits;
    private long arrivalTs;
    private boolean afterOpenings;
    private boolean stopReached;
    private boolean stopReachedNow;
    private boolean stopReachedLate;
    private boolean rested;
    /// Whether a trailing stop has met a price to follow, and the best one.
    private boolean following;
    private long bestUnits;
    /// What an iceberg still shows of its present slice; all of it for other orders.
    private long shownUnits;
    /// Whether it goes behind the others once the datum has been met by all.
    boolean replenished;
    /// Where it stands in the queue at its price; null where there is no book or it has not joined one.
    @Nullable
    QueuePosition queue;
    /// The last pass over the orders that has met it.
    long metIn;
    /// The group whose orders share one quantity, or 0.
    final long ocoId;
    /// Number of the strategy whose order it is: its sub-account.
    final int owner;
    private final Tally tally;
    private Quantity orderQty;

    RestingOrder(String orderId, long clOrdId, Instrument instrument, Side side, long orderUnits, OrderTerms terms, long ocoId, int owner,
            Tally tally) {
        this.orderId = orderId;
        this.clOrdId = clOrdId;
        this.instrument = instrument;
        this.side = side;
        this.buy = side == Side.BUY;
        this.orderUnits = orderUnits;
        this.orderQty = instrument.quantity(orderUnits);
        this.terms = terms;
        this.ocoId = ocoId;
        this.owner = owner;
        this.tally = tally;
        this.notional = ExactSum.zero(instrument.priceScale() + instrument.quantityScale());
        takePrices();
    }

    /// Its last accepted client order id.
    public long clOrdId() {
        return clOrdId;
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

    /// Stop or touch price; of a trailing stop the present one. Means something only where the type waits for a price.
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

    /// Whether it still waits for its stop or touch price.
    public boolean awaitsStop() {
        return terms.ordType().waits() && !stopReached;
    }

    /// Of a trailing stop, whether its price was reached on the way from the bar's best price to its close.
    public boolean stopReachedLate() {
        return stopReachedLate;
    }

    /// Whether it waits at a stop price, as opposed to a limit or a touch price.
    boolean isStop() {
        return terms.ordType().waits() && !terms.ordType().touches();
    }

    /// Whether it is a trailing stop that has no price to follow yet.
    boolean followsNothing() {
        return terms.trail() != null && !following;
    }

    /// A trailing stop follows the price where it is better than all before.
    void follow(long priceUnits) {
        Trail trail = terms.trail();
        if (trail == null || stopReached || following && (buy ? priceUnits >= bestUnits : priceUnits <= bestUnits)) {
            return;
        }
        following = true;
        bestUnits = priceUnits;
        stopUnits = trail.stopUnits(instrument, buy, priceUnits);
    }

    /// What our own orders have already taken of what the datum offers to this order; right only under a model that
    /// [needs every bar][FillModel#needsEveryBar()].
    public long takenUnits(MarketData datum) {
        return tally.taken(buy, datum);
    }

    /// The volume that is known when the datum is met: a bar's own, a trade's size, otherwise that of the last bar that has ended, zero
    /// before the first one. Right only under a model that [needs every bar][FillModel#needsEveryBar()].
    public long volumeUnits(MarketData datum) {
        return tally.volume(datum);
    }

    /// The volume-weighted average price of the trades since the bar before, rounded against the order, or
    /// [NO_PRICE][dev.assay.core.risk.RiskView#NO_PRICE] where there were none. Right only under a model that [needs every bar][FillModel#needsEveryBar()].
    public long volumeWeightedUnits() {
        return tally.volumeWeighted(buy);
    }

    /// The spread of the latest quote with both sides, in price units; 0 before the first. Right only under a model that
    /// [needs every bar][FillModel#needsEveryBar()].
    public long quotedSpreadUnits() {
        return tally.spread();
    }

    /// The last bars that have ended before what is met, oldest first; no more than the model [keeps][FillModel#barsKept()], and none from
    /// before a split.
    public Bar[] endedBars(int most) {
        return tally.history().last(most);
    }

    /// The most it may fill at one datum: what it has left, of an iceberg what it shows.
    public long availableUnits() {
        return terms.displayQty() == null ? leavesUnits() : Math.min(shownUnits, leavesUnits());
    }

    /// An iceberg has traded that much of what it showed. Where nothing is left of that, it shows anew, at the end of the queue.
    void traded(long units, long ts, boolean openingsPassed) {
        if (terms.displayQty() == null || status.terminal()) {
            return;
        }
        shownUnits -= units;
        if (shownUnits == 0) {
            showAnew();
            arrive(ts, openingsPassed);
            replenished = true;
        }
    }

    private void showAnew() {
        Quantity shown = terms.displayQty();
        shownUnits = shown == null ? 0 : shown.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
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

    void reachStop(boolean late) {
        stopReached = true;
        stopReachedNow = true;
        stopReachedLate = late;
    }

    /// The datum has passed.
    void settle() {
        stopReachedNow = false;
        stopReachedLate = false;
        rested = !replenished;
    }

    /// Takes new terms; what was triggered stays so, and a trailing stop where it is, only while the price it waits for stands.
    void changeTerms(OrderTerms changed) {
        boolean sameTrigger = changed.sameTrigger(terms);
        stopReached = stopReached && sameTrigger;
        following = following && sameTrigger;
        long trailed = stopUnits;
        terms = changed;
        takePrices();
        if (following) {
            stopUnits = trailed;
        }
    }

    /// Whether these terms ask the market for the same, so that the order keeps its place.
    boolean keepsPlace(OrderTerms other) {
        return terms.samePrices(other) && Objects.equals(terms.displayQty(), other.displayQty()) && terms.postOnly() == other.postOnly();
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
        terms = terms.withPrices(restated(terms.limitPx(), numerator, denominator, priceRounding),
                restated(terms.stopPx(), numerator, denominator, priceRounding));
        Trail trail = terms.trail();
        Quantity shown = terms.displayQty();
        if (trail != null || shown != null) {
            terms = terms.withTrailAndDisplay(trail == null ? null : trail.afterSplit(numerator, denominator),
                    shown == null ? null : restated(shown, numerator, denominator));
        }
        takePrices();
        if (following && !stopReached) {
            following = false;
            follow(FixedPoint.multiplyDivide(bestUnits, denominator, numerator, RoundingMode.HALF_EVEN));
        }
    }

    private Quantity restated(Quantity shown, long numerator, long denominator) {
        long units = FixedPoint.multiplyDivide(shown.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units(), numerator,
                denominator, RoundingMode.DOWN);
        return instrument.quantity(Math.max(instrument.lotUnits(), units - units % instrument.lotUnits()));
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
        showAnew();
        stopUnits = terms.stopPx() == null ? 0 : terms.stopPx().rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
    }
}
