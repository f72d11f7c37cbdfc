package dev.assay.proofbench.statistics;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.ShareOut;
import dev.assay.core.signal.StrategyId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The open lots of one strategy in one instrument; all point the same way.
final class LotBook {
    private final StrategyId strategy;
    private final Instrument instrument;
    private final ArrayDeque<OpenLot> lots = new ArrayDeque<>();
    /// Fees that no open lot carries any more: they go to the next round trip.
    private long strayFees;

    LotBook(StrategyId strategy, Instrument instrument) {
        this.strategy = strategy;
        this.instrument = instrument;
    }

    /// A fill as a lot.
    static OpenLot lot(Fill fill, long ts) {
        long signed = fill.signedUnits();
        long value = Long.signum(signed) * fill.notional().units();
        return new OpenLot(fill.execId(), ts, fill.price(), signed, value, fill.fee().units());
    }

    List<RoundTrip> trade(Fill fill, long ts) {
        return trade(lot(fill, ts), fill.fee().currency());
    }

    /// Adds a lot that closes nothing here.
    void open(OpenLot lot) {
        lots.addLast(lot);
    }

    /// What is open, signed.
    long units() {
        long sum = 0;
        for (OpenLot lot : lots) {
            sum = Math.addExact(sum, lot.units);
        }
        return sum;
    }

    List<RoundTrip> trade(OpenLot incoming, Currency feeCurrency) {
        List<RoundTrip> trips = new ArrayList<>();
        while (incoming.units != 0 && !lots.isEmpty() && Long.signum(lots.getFirst().units) != Long.signum(incoming.units)) {
            OpenLot oldest = lots.getFirst();
            long count = Math.min(Math.abs(oldest.units), Math.abs(incoming.units));
            OpenLot entry = oldest.take(Long.signum(oldest.units) * count);
            OpenLot exit = incoming.take(Long.signum(incoming.units) * count);
            if (oldest.units == 0) {
                lots.removeFirst();
            }
            trips.add(close(entry, exit, feeCurrency));
        }
        if (incoming.units != 0) {
            lots.addLast(incoming);
        }
        return List.copyOf(trips);
    }

    private RoundTrip close(OpenLot entry, OpenLot exit, Currency feeCurrency) {
        long fees = Math.addExact(Math.addExact(entry.fees, exit.fees), strayFees);
        strayFees = 0;
        return new RoundTrip(strategy, instrument, entry.units > 0 ? Side.BUY : Side.SELL_SHORT, entry.ts, exit.ts,
                instrument.quantity(Math.abs(entry.units)), entry.price, exit.price, money(-Math.addExact(entry.cost, exit.cost)),
                new Money(fees, feeCurrency));
    }

    List<RoundTrip> reverse(Fill fill, long ts) {
        OpenLot left = takeBack(fill, ts);
        return left == null ? List.of() : trade(left, fill.fee().currency());
    }

    /// Takes back what is still open of a cancelled trade; the rest as a trade the other way, or null where there is none.
    @Nullable
    OpenLot takeBack(Fill fill, long ts) {
        long left = -fill.signedUnits();
        long refund = fill.fee().units();
        long total = left;
        for (Predicate<OpenLot> matching : List.<Predicate<OpenLot>>of(lot -> lot.execId.equals(fill.execId()),
                lot -> lot.tradedPx.equals(fill.price()))) {
            Iterator<OpenLot> newestFirst = lots.descendingIterator();
            while (left != 0 && newestFirst.hasNext()) {
                OpenLot lot = newestFirst.next();
                if (Long.signum(lot.units) == Long.signum(left) && matching.test(lot)) {
                    long count = Long.signum(left) * Math.min(Math.abs(left), Math.abs(lot.units));
                    strayFees = Math.addExact(strayFees, lot.take(count).fees);
                    left -= count;
                    if (lot.units == 0) {
                        newestFirst.remove();
                    }
                }
            }
        }
        long refundLeft = left == 0 ? 0 : FixedPoint.multiplyDivide(refund, left, total, RoundingMode.HALF_EVEN);
        strayFees = Math.addExact(strayFees, refund - refundLeft);
        long value = Long.signum(-left) * instrument.notional(fill.price(), instrument.quantity(Math.abs(left))).units();
        return left == 0 ? null : new OpenLot(fill.execId(), ts, fill.price(), -left, value, refundLeft);
    }

    /// Multiplies the lots, rounding their running total toward zero, so that they add up to what the account holds after the split.
    void split(long numerator, long denominator) {
        long exact = 0;
        long before = 0;
        long cost = 0;
        for (OpenLot lot : lots) {
            exact = Math.addExact(exact, Math.multiplyExact(lot.units, numerator));
            long now = exact / denominator;
            lot.split(now - before, numerator, denominator);
            before = now;
            cost = Math.addExact(cost, lot.cost);
        }
        long lost = exact - before * denominator;
        dropEmptyLots();
        if (lost != 0 && !lots.isEmpty()) {
            lots.getLast().cost -= FixedPoint.multiplyDivide(cost, lost, exact, RoundingMode.HALF_EVEN);
        }
    }

    StrategyId strategy() {
        return strategy;
    }

    /// Closes everything at a price that is no trade's.
    List<RoundTrip> end(Price price, long ts) {
        List<RoundTrip> trips = new ArrayList<>();
        for (OpenLot lot : lots) {
            long value = instrument.notional(price, instrument.quantity(lot.units)).units();
            long fees = Math.addExact(lot.fees, strayFees);
            strayFees = 0;
            trips.add(new RoundTrip(strategy, instrument, lot.units > 0 ? Side.BUY : Side.SELL_SHORT, lot.ts, ts,
                    instrument.quantity(Math.abs(lot.units)), lot.price, price, money(Math.subtractExact(value, lot.cost)), money(fees)));
        }
        lots.clear();
        return trips;
    }

    /// Moves everything into another book by a ratio of shares; cash per share comes off the cost.
    List<RoundTrip> moveTo(LotBook other, long numerator, long denominator, Price cash) {
        List<RoundTrip> trips = new ArrayList<>();
        ShareOut out = ShareOut.between(instrument, other.instrument, numerator, denominator);
        for (OpenLot lot : lots) {
            long paid = instrument.notional(cash, instrument.quantity(lot.units)).units();
            long units = out.next(lot.units);
            if (units != 0) {
                trips.addAll(
                        other.trade(new OpenLot(lot.execId, lot.ts, restated(lot.price, numerator, denominator, other.instrument), units,
                                Math.subtractExact(lot.cost, paid), lot.fees), other.instrument.currency()));
            } else {
                other.strayFees = Math.addExact(other.strayFees, lot.fees);
            }
        }
        lots.clear();
        return trips;
    }

    /// Gives shares of a child to another book, with their part of the cost.
    List<RoundTrip> spinOff(LotBook child, long numerator, long denominator, Price basis) {
        List<RoundTrip> trips = new ArrayList<>();
        ShareOut out = ShareOut.between(instrument, child.instrument, numerator, denominator);
        for (OpenLot lot : lots) {
            long part = basis.decimal().multiply(BigDecimal.valueOf(lot.cost)).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
            lot.cost -= part;
            long units = out.next(lot.units);
            if (units != 0) {
                Price entry = new Price(lot.price.decimal().multiply(basis.decimal()).setScale(lot.price.scale(), RoundingMode.HALF_EVEN)
                        .unscaledValue().longValueExact(), lot.price.scale());
                trips.addAll(child.trade(
                        new OpenLot(lot.execId, lot.ts, restated(entry, numerator, denominator, child.instrument), units, part, 0),
                        child.instrument.currency()));
            }
        }
        return trips;
    }

    private static Price restated(Price price, long numerator, long denominator, Instrument in) {
        return new Price(price.decimal().multiply(BigDecimal.valueOf(denominator))
                .divide(BigDecimal.valueOf(numerator), in.priceScale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact(),
                in.priceScale());
    }

    /// A lot too small for a whole unit hands cost and fees to the next older one, or the next newer one where it is the oldest.
    private void dropEmptyLots() {
        long cost = 0;
        OpenLot kept = null;
        Iterator<OpenLot> each = lots.iterator();
        while (each.hasNext()) {
            OpenLot lot = each.next();
            if (lot.units != 0) {
                lot.cost += cost;
                cost = 0;
                kept = lot;
            } else {
                strayFees = Math.addExact(strayFees, lot.fees);
                if (kept == null) {
                    cost = Math.addExact(cost, lot.cost);
                } else {
                    kept.cost += lot.cost;
                }
                each.remove();
            }
        }
    }

    private Money money(long units) {
        return new Money(units, instrument.currency());
    }
}
