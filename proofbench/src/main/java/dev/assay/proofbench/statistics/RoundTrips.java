package dev.assay.proofbench.statistics;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import dev.assay.core.order.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Matches fills into closed round trips, first in, first out, per strategy and instrument. Single-threaded.
///
/// - A fill that closes parts of several lots gives one round trip for each; one that turns the position around opens a lot with the rest.
/// - Gains are exact: the values of a fill and the cost of a lot are shared out over their parts without loss, the last part taking what
///   rounding leaves. Fees are shared out the same way.
/// - A reversal (a cancelled trade) takes back what is still open of the execution it names, and its fee with it. Where that execution is
///   not open any more, the newest open lots on its side are taken back at their own cost if their price is the same; whatever then remains
///   counts as a trade the other way, since round trips that were reported are not changed. What a refund leaves of the fee goes to the
///   next round trip.
/// - A split changes quantities and prices of open lots and keeps their cost. A fraction that is paid out in cash leaves with its part of
///   the cost and gives no round trip.
public final class RoundTrips {
    private final TreeMap<Integer, TreeMap<Integer, LotBook>> books = new TreeMap<>();
    private final TreeMap<Integer, TreeMap<Integer, SideLots>> sides = new TreeMap<>();
    private final boolean hedging;

    /// No open lots, one position per strategy and instrument.
    public RoundTrips() {
        this(false);
    }

    /// No open lots.
    ///
    /// @param hedging whether long and short positions are kept apart
    public RoundTrips(boolean hedging) {
        this.hedging = hedging;
    }

    /// Takes a fill.
    ///
    /// @param ts when it happened, epoch ns UTC
    /// @return the round trips it closes, oldest lot first; often none
    public List<RoundTrip> accept(Fill fill, long ts) {
        int instrument = fill.instrument().number();
        int strategy = fill.strategy().number();
        if (hedging) {
            SideLots both = sides.computeIfAbsent(instrument, n -> new TreeMap<>()).computeIfAbsent(strategy,
                    n -> new SideLots(fill.strategy(), fill.instrument()));
            return fill.reversal() ? both.reverse(fill, ts) : both.trade(fill, ts);
        }
        LotBook book = books.computeIfAbsent(instrument, n -> new TreeMap<>()).computeIfAbsent(strategy,
                n -> new LotBook(fill.strategy(), fill.instrument()));
        return fill.reversal() ? book.reverse(fill, ts) : book.trade(fill, ts);
    }

    /// Applies a split of `numerator` new units for every `denominator` old ones to every strategy's open lots.
    public void split(Instrument instrument, long numerator, long denominator) {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    instrument.symbol() + ": a split ratio needs two positive numbers, not " + numerator + ":" + denominator);
        }
        TreeMap<Integer, LotBook> byStrategy = books.get(instrument.number());
        if (byStrategy != null) {
            for (LotBook book : byStrategy.values()) {
                book.split(numerator, denominator);
            }
        }
        TreeMap<Integer, SideLots> bothByStrategy = sides.get(instrument.number());
        if (bothByStrategy != null) {
            for (SideLots both : bothByStrategy.values()) {
                both.split(numerator, denominator);
            }
        }
    }

    /// Applies a corporate action to open lots. What ends for cash alone is closed at that price; what goes into another instrument keeps its
    /// entry and its cost, less the part that cash or a spin-off takes.
    ///
    /// @return the round trips it closes
    public List<RoundTrip> accept(CorporateAction action) {
        List<RoundTrip> trips = new ArrayList<>();
        switch (action) {
            case CorporateAction.Split split -> split(split.instrument(), split.numerator(), split.denominator());
            case CorporateAction.StockDividend stock -> accept(stock.asSplit());
            case CorporateAction.CashDividend dividend -> {
                // Changes no lot.
            }
            case CorporateAction.Merger merger -> {
                Instrument into = merger.into();
                if (into == null) {
                    end(merger.instrument(), merger.cash(), merger.tsEvent(), trips);
                } else {
                    move(merger.instrument(), into, merger.numerator(), merger.denominator(), merger.cash(), trips);
                }
            }
            case CorporateAction.SymbolChange change -> move(change.instrument(), change.into(), 1, 1, Price.of("0"), trips);
            case CorporateAction.SpinOff spin -> each(spin.instrument(),
                    book -> trips.addAll(book.spinOff(book(spin.child(), book), spin.numerator(), spin.denominator(), spin.basis())));
            case CorporateAction.Delisting gone -> end(gone.instrument(), gone.value(), gone.tsEvent(), trips);
        }
        return List.copyOf(trips);
    }

    private void end(Instrument instrument, Price price, long ts, List<RoundTrip> trips) {
        each(instrument, book -> trips.addAll(book.end(price, ts)));
    }

    private void move(Instrument from, Instrument to, long numerator, long denominator, Price cash, List<RoundTrip> trips) {
        each(from, book -> trips.addAll(book.moveTo(book(to, book), numerator, denominator, cash)));
    }

    private void each(Instrument instrument, Consumer<LotBook> what) {
        TreeMap<Integer, LotBook> nets = books.get(instrument.number());
        if (nets != null) {
            List.copyOf(nets.values()).forEach(what);
        }
        TreeMap<Integer, SideLots> both = sides.get(instrument.number());
        if (both != null) {
            for (SideLots lots : List.copyOf(both.values())) {
                what.accept(lots.longs());
                what.accept(lots.shorts());
            }
        }
    }

    /// The book of the same strategy and side in another instrument.
    private LotBook book(Instrument instrument, LotBook of) {
        if (!hedging) {
            return books.computeIfAbsent(instrument.number(), n -> new TreeMap<>()).computeIfAbsent(of.strategy().number(),
                    n -> new LotBook(of.strategy(), instrument));
        }
        SideLots both = sides.computeIfAbsent(instrument.number(), n -> new TreeMap<>()).computeIfAbsent(of.strategy().number(),
                n -> new SideLots(of.strategy(), instrument));
        return of.units() < 0 ? both.shorts() : both.longs();
    }
}
