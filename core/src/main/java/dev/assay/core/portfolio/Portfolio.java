package dev.assay.core.portfolio;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The account: positions of each strategy in lots, cash by currency, marks, exchange rates, and the ledger behind them.
///
/// Every change is posted as an entry set in one currency that sums to zero, and the lots' cost is compared with the ledger's position
/// account after every fill. A trade is booked in the instrument's currency; nothing is converted but to value it: figures of the whole
/// account are in the account's currency at the latest rates. Single-threaded.
public final class Portfolio {
    private final Universe universe;
    private final List<StrategyId> strategies;
    private final Currency currency;
    private final LotMethod method;
    private final ExchangeRates rates;
    private final boolean single;
    private final Ledger ledger;
    private final Marks marks;
    private final @Nullable PositionBook[] books;
    private final long[] netUnits;
    private final Dividends dividends;
    private final String feeRule;
    private final long[] lotCosts;

    /// An account without money in one currency, first in first out; [#open] brings it.
    ///
    /// @param feeRule name of the cost rule that fills are charged under
    /// @throws IllegalArgumentException when an instrument is not quoted in the account's currency
    public Portfolio(Universe universe, List<StrategyId> strategies, Currency currency, String feeRule, EventSink sink) {
        this(universe, strategies, currency, feeRule, Bookkeeping.PLAIN, sink);
    }

    /// An account without money; [#open] brings it.
    ///
    /// @param currency the account's own
    /// @param feeRule name of the cost rule that fills are charged under
    /// @throws IllegalArgumentException when an instrument is quoted in a currency whose rate has no source
    public Portfolio(Universe universe, List<StrategyId> strategies, Currency currency, String feeRule, Bookkeeping rules,
            EventSink sink) {
        this.universe = universe;
        this.strategies = List.copyOf(strategies);
        this.currency = currency;
        this.method = rules.lots();
        this.feeRule = feeRule;
        this.rates = new ExchangeRates(universe, currency, rules.rates());
        this.single = rates.single();
        this.ledger = new Ledger(rates, sink);
        this.marks = new Marks(universe);
        this.books = new PositionBook[strategies.size() * universe.size()];
        this.netUnits = new long[universe.size()];
        this.dividends = new Dividends(ledger, this.strategies);
        this.lotCosts = new long[rates.size()];
    }

    /// Books the owner's capital.
    public void open(Money capital, long causeId, long correlationId) {
        ledger.post("capital", null, null, rates.indexOf(capital.currency()), causeId, correlationId, LedgerAccount.CASH,
                LedgerAccount.CAPITAL, capital.units());
    }

    /// Books a fill and its fee. A reversal takes the trade it names out of the lots as if it had never been, where that is remembered, and
    /// else counts as a trade the other way.
    public void book(Fill fill, long fillId, long correlationId) {
        Instrument instrument = fill.instrument();
        StrategyId strategy = fill.strategy();
        int in = rates.of(instrument.number());
        PositionBook book = book(index(strategy, instrument));
        long signed = fill.signedUnits();
        long value = Math.multiplyExact(Long.signum(signed), inCurrency(fill.notional(), in));
        long costBefore = book.cost();
        long gain = fill.reversal() ? reverse(book, fill.execId(), signed, value) : book.trade(fill.execId(), signed, value);
        netUnits[instrument.number()] = Math.addExact(netUnits[instrument.number()], signed);
        long change = book.cost() - costBefore;
        ledger.post("fill", strategy, instrument, in, fillId, correlationId, LedgerAccount.POSITION, change, LedgerAccount.CASH, -value,
                LedgerAccount.REALIZED_PNL, -gain);
        Money fee = fill.fee();
        ledger.post(feeRule, strategy, instrument, single ? 0 : rates.indexOf(fee.currency()), fillId, correlationId, LedgerAccount.FEES,
                LedgerAccount.CASH, single ? inCurrency(fee, 0) : fee.units());
        requireLotsMatchLedger(in, change);
    }

    private static long reverse(PositionBook book, String execId, long signed, long value) {
        int at = book.find(execId);
        return at >= 0 && book.unitsAt(at) == -signed && book.valueAt(at) == -value ? book.remove(at) : book.trade("", signed, value);
    }

    /// Applies a split to the lots; a fraction of a unit is paid out at the adjusted mark.
    ///
    /// @throws IllegalStateException when a fraction must be paid out and no mark is known
    public void apply(CorporateAction.Split split, long actionId) {
        Instrument instrument = split.instrument();
        marks.split(instrument, split.numerator(), split.denominator());
        long net = 0;
        for (StrategyId strategy : strategies) {
            PositionBook book = books[index(strategy, instrument)];
            if (book == null) {
                continue;
            }
            Lots lots = book.lots();
            if (lots.totalUnits() != 0) {
                long exact = Math.multiplyExact(lots.totalUnits(), split.numerator());
                long lost = lots.split(split.numerator(), split.denominator());
                if (lost != 0) {
                    payFraction(split, strategy, book, lost, exact, actionId);
                }
                net = Math.addExact(net, lots.totalUnits());
            }
            book.beginAnew();
        }
        netUnits[instrument.number()] = net;
    }

    private void payFraction(CorporateAction.Split split, StrategyId strategy, PositionBook book, long lost, long exact, long actionId) {
        Instrument instrument = split.instrument();
        if (!marks.known(instrument)) {
            throw new IllegalStateException(
                    instrument.symbol() + ": a split leaves a fraction to be paid in cash, but no price is known yet");
        }
        Lots lots = book.lots();
        long cost = lots.totalUnits() == 0
                ? lots.totalCost()
                : FixedPoint.multiplyDivide(lots.totalCost(), lost, exact, RoundingMode.HALF_EVEN);
        long paid = FixedPoint.divide(marks.value(instrument, lost), split.denominator(), RoundingMode.HALF_EVEN);
        long before = lots.totalCost();
        if (lots.totalUnits() == 0) {
            lots.relieve(0);
        } else {
            lots.reduceCost(cost);
        }
        long gain = paid - cost;
        book.gain(gain);
        int in = rates.of(instrument.number());
        ledger.post("split:cash-in-lieu", strategy, instrument, in, actionId, actionId, LedgerAccount.CASH, paid, LedgerAccount.POSITION,
                lots.totalCost() - before, LedgerAccount.REALIZED_PNL, -gain);
        requireLotsMatchLedger(in, lots.totalCost() - before);
    }

    /// Books a dividend at its ex-date: owed to holders, owed by shorts; cash moves at the pay date, through [#settle].
    public void apply(CorporateAction.CashDividend dividend, long actionId) {
        int in = rates.of(dividend.instrument().number());
        for (StrategyId strategy : strategies) {
            long held = units(strategy, dividend.instrument());
            if (held != 0) {
                dividends.accrue(strategy, dividend, in, inCurrency(dividend.amount(held), in), actionId);
            }
        }
    }

    /// Moves the cash of dividends that are due.
    public void settle(long now) {
        dividends.settle(now);
    }

    /// Takes note of a price, and of the exchange rate it is where the instrument is a declared source of one.
    ///
    /// @throws IllegalStateException when a rate is not positive
    public void mark(Instrument instrument, long priceUnits, long ts) {
        marks.mark(instrument.number(), priceUnits, ts);
        if (!single) {
            rates.mark(instrument, priceUnits);
        }
    }

    /// The last price, or [dev.assay.core.risk.RiskView#NO_PRICE].
    public long markUnits(Instrument instrument) {
        return marks.units(instrument.number());
    }

    /// When the last price became known, epoch ns UTC.
    public long markTs(Instrument instrument) {
        return marks.ts(instrument.number());
    }

    /// Whether the instrument's prices are an exchange rate of this account.
    public boolean givesRate(Instrument instrument) {
        return !single && rates.givenBy(instrument);
    }

    /// Whether amounts in the instrument's currency can be converted into the account's.
    public boolean rateKnown(Instrument instrument) {
        return single || rates.known(rates.of(instrument.number()));
    }

    /// Converts ledger units of the instrument's currency into the account's.
    ///
    /// @throws IllegalStateException naming the pair when its rate is not known yet
    public long toAccount(Instrument instrument, long units, RoundingMode rounding) {
        return single ? units : rates.toAccount(rates.of(instrument.number()), units, rounding);
    }

    /// Converts ledger units of the account's currency into the instrument's.
    ///
    /// @throws IllegalStateException naming the pair when its rate is not known yet
    public long fromAccount(Instrument instrument, long units, RoundingMode rounding) {
        return single ? units : rates.fromAccount(rates.of(instrument.number()), units, rounding);
    }

    /// Net position of the account, signed quantity units.
    public long units(Instrument instrument) {
        return netUnits[instrument.number()];
    }

    /// One strategy's position, signed quantity units.
    public long units(StrategyId strategy, Instrument instrument) {
        PositionBook book = books[index(strategy, instrument)];
        return book == null ? 0 : book.units();
    }

    /// One strategy's position, in the instrument's currency.
    public Position position(StrategyId strategy, Instrument instrument) {
        PositionBook book = books[index(strategy, instrument)];
        Currency in = instrument.currency();
        return new Position(instrument, instrument.quantity(book == null ? 0 : book.units()), new Money(book == null ? 0 : book.cost(), in),
                new Money(book == null ? 0 : book.realized(), in));
    }

    /// Value of that many units at the last price and rate, in ledger units of the account's currency; rounded half-even in the
    /// instrument's currency and again where that is another.
    ///
    /// @throws IllegalStateException when no price or no rate is known
    public long valueUnits(Instrument instrument, long units) {
        long value = marks.value(instrument, units);
        return single ? value : rates.toAccount(rates.of(instrument.number()), value, RoundingMode.HALF_EVEN);
    }

    /// Cash + receivables + positions at their marks, in ledger units of the account's currency.
    public long equityUnits() {
        return Math.addExact(Math.addExact(ledger.total(LedgerAccount.CASH), ledger.total(LedgerAccount.RECEIVABLE)), positionValue());
    }

    /// The account's currency.
    public Currency currency() {
        return currency;
    }

    /// Cash in each of the account's currencies, its own first; below zero where it is borrowed.
    public List<Money> cash() {
        List<Money> all = new ArrayList<>(rates.size());
        for (int i = 0; i < rates.size(); i++) {
            all.add(new Money(ledger.balance(i, LedgerAccount.CASH), rates.currency(i)));
        }
        return all;
    }

    private long positionValue() {
        long sum = 0;
        for (int i = 0; i < netUnits.length; i++) {
            if (netUnits[i] != 0) {
                sum = Math.addExact(sum, valueUnits(universe.get(i), netUnits[i]));
            }
        }
        return sum;
    }

    /// Sum of |position value|, in ledger units of the account's currency.
    public long grossExposureUnits() {
        long sum = 0;
        for (int i = 0; i < netUnits.length; i++) {
            if (netUnits[i] != 0) {
                sum = Math.addExact(sum, Math.abs(valueUnits(universe.get(i), netUnits[i])));
            }
        }
        return sum;
    }

    /// The account as it stands, at the last marks and rates. What was realised and paid in another currency counts at the latest rate too.
    public PortfolioSnapshot snapshot() {
        long value = positionValue();
        int open = 0;
        for (long units : netUnits) {
            open += units != 0 ? 1 : 0;
        }
        return new PortfolioSnapshot(money(equityUnits()), money(ledger.total(LedgerAccount.CASH)), money(value),
                money(grossExposureUnits()), money(value), money(-ledger.total(LedgerAccount.REALIZED_PNL)),
                money(value - ledger.total(LedgerAccount.POSITION)), money(ledger.total(LedgerAccount.FEES)), open);
    }

    private void requireLotsMatchLedger(int in, long change) {
        lotCosts[in] = Math.addExact(lotCosts[in], change);
        if (lotCosts[in] != ledger.balance(in, LedgerAccount.POSITION)) {
            throw new IllegalStateException("the lots cost " + new Money(lotCosts[in], rates.currency(in)) + " but the ledger says "
                    + new Money(ledger.balance(in, LedgerAccount.POSITION), rates.currency(in)));
        }
    }

    private PositionBook book(int at) {
        PositionBook book = books[at];
        if (book == null) {
            book = new PositionBook(method);
            books[at] = book;
        }
        return book;
    }

    private int index(StrategyId strategy, Instrument instrument) {
        return strategy.number() * universe.size() + instrument.number();
    }

    private long inCurrency(Money money, int in) {
        if (!money.currency().equals(rates.currency(in))) {
            throw new IllegalArgumentException(money + " cannot be booked among amounts in " + rates.currency(in));
        }
        return money.units();
    }

    private Money money(long units) {
        return new Money(units, currency);
    }
}
