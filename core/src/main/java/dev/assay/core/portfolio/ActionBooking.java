package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.signal.StrategyId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What corporate actions do to the books: lots, marks and ledger. Single-threaded.
///
/// Every amount is worked out for the account's whole holding of a side and shared out over the strategies, in their order, so that
/// together they are what a broker books. Whatever leaves one instrument's books for another's passes through `RECEIVABLE`, which is
/// even again when the action is done.
final class ActionBooking {
    /// The side's books, and what is to be done when they have changed.
    interface Books {
        @Nullable
        PositionBook find(StrategyId strategy, Instrument instrument, PositionSide side);

        PositionBook make(StrategyId strategy, Instrument instrument, PositionSide side);

        /// The lots' cost has changed by so much, and the ledger with it.
        void changed(Instrument instrument, long cost);
    }

    private final Books books;
    private final Ledger ledger;
    private final Marks marks;
    private final ExchangeRates rates;
    private final List<StrategyId> strategies;
    private final Dividends dividends;
    private final List<PositionSide> sides;

    ActionBooking(Books books, Ledger ledger, Marks marks, ExchangeRates rates, List<StrategyId> strategies, Dividends dividends,
            boolean hedging) {
        this.books = books;
        this.ledger = ledger;
        this.marks = marks;
        this.rates = rates;
        this.strategies = strategies;
        this.dividends = dividends;
        this.sides = hedging ? List.of(PositionSide.values()) : List.of(PositionSide.LONG);
    }

    private static LedgerAccount account(PositionSide side) {
        return side == PositionSide.LONG ? LedgerAccount.POSITION : LedgerAccount.SHORT_POSITION;
    }

    void apply(CorporateAction action, long actionId) {
        switch (action) {
            case CorporateAction.Split split -> split(split, "split", actionId);
            case CorporateAction.StockDividend stock -> split(stock.asSplit(), "stock-dividend", actionId);
            case CorporateAction.CashDividend dividend -> dividend(dividend, actionId);
            case CorporateAction.Merger m ->
                exchange(new Terms("merger", m.instrument(), m.into(), m.numerator(), m.denominator(), m.cash(),
                        m.tsEvent(), m.payTs()), actionId);
            case CorporateAction.SymbolChange c -> exchange(
                    new Terms("symbol-change", c.instrument(), c.into(), 1, 1, Price.of("0"), c.tsEvent(), c.tsEvent()), actionId);
            case CorporateAction.Delisting d -> exchange(
                    new Terms("delisting", d.instrument(), null, 1, 1, d.value(), d.tsEvent(), d.payTs()), actionId);
            case CorporateAction.SpinOff spin -> spinOff(spin, actionId);
        }
    }

    private void split(CorporateAction.Split split, String rule, long actionId) {
        Instrument instrument = split.instrument();
        marks.split(instrument, split.numerator(), split.denominator());
        for (PositionSide side : sides) {
            ShareOut out = new ShareOut(split.numerator(), split.denominator());
            for (StrategyId strategy : strategies) {
                PositionBook book = books.find(strategy, instrument, side);
                if (book == null) {
                    continue;
                }
                Lots lots = book.lots();
                long held = lots.totalUnits();
                if (held != 0) {
                    long whole = out.next(held);
                    lots.restate(split.numerator(), split.denominator(), whole);
                    if (out.fraction() != 0) {
                        payFraction(rule, strategy, instrument, side, book, out, Math.multiplyExact(held, split.numerator()), actionId);
                    }
                }
                book.beginAnew();
            }
        }
    }

    private void payFraction(String rule, StrategyId strategy, Instrument instrument, PositionSide side, PositionBook book, ShareOut out,
            long exact, long actionId) {
        Lots lots = book.lots();
        long before = lots.totalCost();
        long paid = paid(rule, instrument, out);
        long relief = relief(before, out.fraction(), exact, lots.totalUnits(), paid);
        if (lots.totalUnits() == 0) {
            lots.clear();
        } else {
            lots.reduceCost(relief);
        }
        long gain = paid - relief;
        book.gain(gain);
        ledger.post(rule + ":cash-in-lieu", strategy, instrument, rates.of(instrument.number()), actionId, actionId, LedgerAccount.CASH,
                paid,
                account(side), lots.totalCost() - before, LedgerAccount.REALIZED_PNL, -gain);
        books.changed(instrument, lots.totalCost() - before);
    }

    /// What a fraction has cost: its part of the cost, all of it where nothing is left; where the holding was rounded up, what is paid for it.
    private static long relief(long cost, long fraction, long exact, long whole, long paid) {
        if (whole == 0) {
            return cost;
        }
        return Long.signum(fraction) == Long.signum(exact)
                ? FixedPoint.multiplyDivide(cost, fraction, exact, RoundingMode.HALF_EVEN)
                : paid;
    }

    /// What the latest holding's fraction is worth at the mark; all together are worth what the account's is.
    private long paid(String rule, Instrument instrument, ShareOut out) {
        if (!marks.known(instrument)) {
            throw new IllegalStateException(
                    instrument.symbol() + ": a " + rule + " leaves a fraction to be paid in cash, but no price is known yet");
        }
        return Math.subtractExact(worth(instrument, out.lost(), out.denominator()), worth(instrument, out.lostBefore(), out.denominator()));
    }

    private long worth(Instrument instrument, BigInteger fraction, BigInteger denominator) {
        BigInteger product = fraction.multiply(BigInteger.valueOf(marks.units(instrument.number())))
                .multiply(BigInteger.valueOf(instrument.multiplier()));
        int scale = instrument.priceScale() + instrument.quantityScale() - instrument.currency().scale();
        return new BigDecimal(product, scale).divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private void dividend(CorporateAction.CashDividend dividend, long actionId) {
        Instrument instrument = dividend.instrument();
        int in = rates.of(instrument.number());
        for (PositionSide side : sides) {
            long all = 0;
            for (StrategyId strategy : strategies) {
                PositionBook book = books.find(strategy, instrument, side);
                if (book != null && book.units() != 0) {
                    long before = dividend.amount(all).units();
                    all = Math.addExact(all, book.units());
                    long units = Math.subtractExact(dividend.amount(all).units(), before);
                    ledger.post("dividend:ex", strategy, instrument, in, actionId, actionId, LedgerAccount.RECEIVABLE,
                            LedgerAccount.DIVIDENDS, units);
                    dividends.owe(strategy, instrument, in, units, dividend.payTs(), "dividend:pay", actionId);
                }
            }
        }
    }

    /// An exchange of all shares for cash, for shares of another instrument, or both.
    private record Terms(String rule, Instrument old, @Nullable Instrument into, long numerator, long denominator, Price cash, long ts,
            long payTs) {}

    private void exchange(Terms terms, long actionId) {
        Instrument into = terms.into;
        if (into != null && !marks.known(into) && marks.known(terms.old)) {
            BigDecimal left = marks.price(terms.old).subtract(terms.cash.decimal()).max(BigDecimal.ZERO);
            marks.mark(into, left.multiply(BigDecimal.valueOf(terms.denominator)), terms.numerator, terms.ts);
        }
        for (PositionSide side : sides) {
            ShareOut out = into == null ? null : ShareOut.between(terms.old, into, terms.numerator, terms.denominator);
            long all = 0;
            for (StrategyId strategy : strategies) {
                PositionBook book = books.find(strategy, terms.old, side);
                if (book == null || book.units() == 0) {
                    continue;
                }
                long before = amount(terms, all);
                all = Math.addExact(all, book.units());
                long cash = Math.subtractExact(amount(terms, all), before);
                Holding held = Holding.of(book.lots());
                long relief = into == null ? held.cost : cashPart(terms, held.cost);
                book.lots().clear();
                book.beginAnew();
                book.gain(cash - relief);
                payOut(terms, strategy, side, cash, relief, actionId);
                if (into != null && out != null) {
                    give(terms.rule + ":exchange", strategy, terms.old, side, held.cost - relief, actionId);
                    books.changed(terms.old, -held.cost);
                    receive(terms.rule, strategy, into, side, out, held.scaled(held.cost - relief),
                            Math.multiplyExact(held.total, ShareOut.ratio(terms.old, into, terms.numerator)), actionId);
                } else {
                    books.changed(terms.old, -held.cost);
                }
            }
        }
    }

    private static long amount(Terms terms, long units) {
        return terms.old.notional(terms.cash, terms.old.quantity(units)).units();
    }

    /// The part of the cost that cash relieves, by its part of the last price; all of it at most.
    private long cashPart(Terms terms, long cost) {
        if (terms.cash.units() == 0) {
            return 0;
        }
        if (!marks.known(terms.old)) {
            throw new IllegalStateException(terms.old.symbol() + ": a " + terms.rule
                    + " pays shares and cash, but no price is known yet by which the cost could be shared out");
        }
        BigDecimal price = marks.price(terms.old);
        BigDecimal part = price.signum() <= 0
                ? BigDecimal.ONE
                : terms.cash.decimal().divide(price, MathContext.DECIMAL128).min(BigDecimal.ONE);
        return part.multiply(BigDecimal.valueOf(cost)).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private void payOut(Terms terms, StrategyId strategy, PositionSide side, long cash, long relief, long actionId) {
        int in = rates.of(terms.old.number());
        boolean later = terms.payTs > terms.ts;
        ledger.post(terms.rule + ":cash", strategy, terms.old, in, actionId, actionId, account(side), -relief,
                later ? LedgerAccount.RECEIVABLE : LedgerAccount.CASH, cash, LedgerAccount.REALIZED_PNL, relief - cash);
        if (later && cash != 0) {
            dividends.owe(strategy, terms.old, in, cash, terms.payTs, terms.rule + ":pay", actionId);
        }
    }

    private void give(String rule, StrategyId strategy, Instrument instrument, PositionSide side, long cost, long actionId) {
        ledger.post(rule, strategy, instrument, rates.of(instrument.number()), actionId, actionId, account(side), LedgerAccount.RECEIVABLE,
                -cost);
    }

    /// Takes shares into the books at what they have cost; what makes no whole unit is paid out.
    ///
    /// @param exact what the holding came to before rounding, in units × denominator
    private void receive(String rule, StrategyId strategy, Instrument into, PositionSide side, ShareOut out, Holding held, long exact,
            long actionId) {
        int in = rates.of(into.number());
        PositionBook book = books.make(strategy, into, side);
        long whole = out.next(held.total);
        long moved = held.cost;
        if (out.fraction() != 0) {
            long paid = paid(rule, into, out);
            long relief = relief(held.cost, out.fraction(), exact, whole, paid);
            book.gain(paid - relief);
            moved -= relief;
            ledger.post(rule + ":cash-in-lieu", strategy, into, in, actionId, actionId, LedgerAccount.CASH, paid, LedgerAccount.RECEIVABLE,
                    -relief, LedgerAccount.REALIZED_PNL, relief - paid);
        }
        long before = book.cost();
        long gain = held.into(book, whole, moved);
        ledger.post(rule + ":receive", strategy, into, in, actionId, actionId, account(side), book.cost() - before,
                LedgerAccount.RECEIVABLE, -moved, LedgerAccount.REALIZED_PNL, -gain);
        books.changed(into, book.cost() - before);
    }

    private void spinOff(CorporateAction.SpinOff spin, long actionId) {
        Instrument parent = spin.instrument();
        Instrument child = spin.child();
        if (marks.known(parent)) {
            BigDecimal price = marks.price(parent);
            if (!marks.known(child)) {
                marks.mark(child, price.multiply(spin.basis().decimal()).multiply(BigDecimal.valueOf(spin.denominator())), spin.numerator(),
                        spin.tsEvent());
            }
            BigDecimal worth = marks.price(child).multiply(BigDecimal.valueOf(spin.numerator()));
            marks.mark(parent, price.multiply(BigDecimal.valueOf(spin.denominator())).subtract(worth).max(BigDecimal.ZERO),
                    spin.denominator(), spin.tsEvent());
        }
        for (PositionSide side : sides) {
            ShareOut out = ShareOut.between(parent, child, spin.numerator(), spin.denominator());
            for (StrategyId strategy : strategies) {
                PositionBook book = books.find(strategy, parent, side);
                if (book == null || book.units() == 0) {
                    continue;
                }
                Holding held = Holding.of(book.lots());
                long part = spin.basis().decimal().multiply(BigDecimal.valueOf(held.cost)).setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
                book.lots().recost(held.cost - part);
                book.beginAnew();
                give("spin-off:basis", strategy, parent, side, part, actionId);
                books.changed(parent, -part);
                receive("spin-off", strategy, child, side, out, held.scaled(part),
                        Math.multiplyExact(held.total, ShareOut.ratio(parent, child, spin.numerator())), actionId);
            }
        }
    }
}
