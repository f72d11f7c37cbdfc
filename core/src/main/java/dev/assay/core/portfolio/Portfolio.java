package dev.assay.core.portfolio;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.Charge;
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
    /// By strategy and instrument: the one book, or where long and short are kept apart, the long one.
    private final @Nullable PositionBook[] books;
    /// The short books; empty where positions are netted.
    private final @Nullable PositionBook[] shorts;
    private final boolean hedging;
    private final HedgedBooking hedged;
    /// What the account is long in, where long and short are kept apart.
    private final long[] longUnits;
    private final long[] netUnits;
    private final Dividends dividends;
    private final ActionBooking actions;
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
        this.hedging = rules.positions() == PositionMode.HEDGING;
        this.shorts = new PositionBook[hedging ? books.length : 0];
        this.hedged = new HedgedBooking(ledger);
        this.netUnits = new long[universe.size()];
        this.longUnits = new long[hedging ? universe.size() : 0];
        this.dividends = new Dividends(ledger);
        this.lotCosts = new long[rates.size()];
        this.actions = new ActionBooking(actionBooks(), ledger, marks, rates, this.strategies, dividends, hedging);
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
        int at = index(strategy, instrument);
        PositionBook book = book(books, at);
        long signed = fill.signedUnits();
        long value = Math.multiplyExact(Long.signum(signed), inCurrency(fill.notional(), in));
        netUnits[instrument.number()] = Math.addExact(netUnits[instrument.number()], signed);
        long change = hedging
                ? bookHedged(fill, book, book(shorts, at), value, in, fillId, correlationId)
                : bookNet(fill, book, value, in, fillId, correlationId);
        List<Charge> charges = fill.charges();
        if (charges.isEmpty()) {
            bookFee(feeRule, fill.fee(), fill, fillId, correlationId);
        }
        for (int i = 0; i < charges.size(); i++) {
            bookFee(charges.get(i).rule(), charges.get(i).amount(), fill, fillId, correlationId);
        }
        requireLotsMatchLedger(in, change);
    }

    private long bookNet(Fill fill, PositionBook book, long value, int in, long fillId, long correlationId) {
        long signed = fill.signedUnits();
        long costBefore = book.cost();
        long gain = fill.reversal() ? reverse(book, fill.execId(), signed, value) : book.trade(fill.execId(), signed, value);
        long change = book.cost() - costBefore;
        ledger.post("fill", fill.strategy(), fill.instrument(), in, fillId, correlationId, LedgerAccount.POSITION, change,
                LedgerAccount.CASH, -value, LedgerAccount.REALIZED_PNL, -gain);
        return change;
    }

    private long bookHedged(Fill fill, PositionBook longs, PositionBook shortBook, long value, int in, long fillId, long correlationId) {
        int number = fill.instrument().number();
        long before = longs.units();
        long change = fill.reversal()
                ? hedged.reverse(longs, shortBook, fill, value, in, fillId, correlationId)
                : hedged.trade(longs, shortBook, fill, value, in, fillId, correlationId);
        longUnits[number] = Math.addExact(longUnits[number], longs.units() - before);
        return change;
    }

    private void bookFee(String rule, Money fee, Fill fill, long fillId, long correlationId) {
        ledger.post(rule, fill.strategy(), fill.instrument(), single ? 0 : rates.indexOf(fee.currency()), fillId, correlationId,
                LedgerAccount.FEES, LedgerAccount.CASH, single ? inCurrency(fee, 0) : fee.units());
    }

    /// Books what the broker charges or credits for holding.
    public void book(AccountCharge charge, long chargeId) {
        ledger.post(charge.rule(), null, charge.instrument(), rates.indexOf(charge.amount().currency()), chargeId, chargeId,
                LedgerAccount.FINANCING, LedgerAccount.CASH, charge.amount().units());
    }

    private static long reverse(PositionBook book, String execId, long signed, long value) {
        int at = book.find(execId);
        return at >= 0 && book.unitsAt(at) == -signed && book.valueAt(at) == -value ? book.remove(at) : book.trade("", signed, value);
    }

    /// Books a change of position without a trade, at its price; no cash moves.
    ///
    /// @throws IllegalStateException where long and short positions are kept apart: such a change does not say which it is
    public void adjust(PositionAdjusted change, long causeId, long correlationId) {
        if (hedging) {
            throw new IllegalStateException(
                    "a change without a side cannot be booked where long and short positions are kept apart: " + change);
        }
        Instrument instrument = change.instrument();
        int in = rates.of(instrument.number());
        PositionBook book = book(books, index(change.strategy(), instrument));
        long signed = change.units();
        long value = Math.multiplyExact(Long.signum(signed),
                inCurrency(instrument.notional(change.price(), instrument.quantity(Math.absExact(signed))), in));
        long costBefore = book.cost();
        long gain = book.trade("", signed, value);
        netUnits[instrument.number()] = Math.addExact(netUnits[instrument.number()], signed);
        long cost = book.cost() - costBefore;
        ledger.post("reconciliation:position", change.strategy(), instrument, in, causeId, correlationId, LedgerAccount.POSITION, cost,
                LedgerAccount.ADJUSTMENT, -value, LedgerAccount.REALIZED_PNL, -gain);
        requireLotsMatchLedger(in, cost);
    }

    /// Books cash that moved without a trade of ours, signed.
    ///
    /// @return false where the account keeps no such currency; nothing is booked then
    public boolean adjust(Money cash, long causeId, long correlationId) {
        for (int i = 0; i < rates.size(); i++) {
            if (rates.currency(i).equals(cash.currency())) {
                ledger.post("reconciliation:cash", null, null, i, causeId, correlationId, LedgerAccount.CASH, LedgerAccount.ADJUSTMENT,
                        cash.units());
                return true;
            }
        }
        return false;
    }

    /// Applies a corporate action to lots, marks and ledger, both books of an instrument where long and short are kept apart. What makes no
    /// whole unit is paid out at the mark; cash is owed from now on and moves at its pay date, through [#settle].
    ///
    /// @throws IllegalStateException when a fraction must be paid out and no mark is known
    public void apply(CorporateAction action, long actionId) {
        actions.apply(action, actionId);
        recount(action.instrument());
        Instrument other = action.other();
        if (other != null) {
            recount(other);
        }
    }

    private void recount(Instrument instrument) {
        long held = 0;
        long owed = 0;
        for (StrategyId strategy : strategies) {
            int at = index(strategy, instrument);
            held = Math.addExact(held, units(books[at]));
            owed = Math.addExact(owed, hedging ? units(shorts[at]) : 0);
        }
        netUnits[instrument.number()] = Math.addExact(held, owed);
        if (hedging) {
            longUnits[instrument.number()] = held;
        }
    }

    private static long units(@Nullable PositionBook book) {
        return book == null ? 0 : book.units();
    }

    private ActionBooking.Books actionBooks() {
        return new ActionBooking.Books() {
            @Override
            public @Nullable PositionBook find(StrategyId strategy, Instrument instrument, PositionSide side) {
                return side(index(strategy, instrument), side);
            }

            @Override
            public PositionBook make(StrategyId strategy, Instrument instrument, PositionSide side) {
                return book(hedging && side == PositionSide.SHORT ? shorts : books, index(strategy, instrument));
            }

            @Override
            public void changed(Instrument instrument, long cost) {
                requireLotsMatchLedger(rates.of(instrument.number()), cost);
            }
        };
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

    /// Whose books it keeps, in number order.
    public List<StrategyId> strategies() {
        return strategies;
    }

    /// Whether long and short positions are kept apart.
    public boolean hedging() {
        return hedging;
    }

    /// What the account holds on one side, signed quantity units; where positions are netted, the position if it is on that side.
    public long units(Instrument instrument, PositionSide side) {
        long net = netUnits[instrument.number()];
        if (!hedging) {
            return Long.signum(net) == side.sign() ? net : 0;
        }
        long held = longUnits[instrument.number()];
        return side == PositionSide.LONG ? held : net - held;
    }

    /// One strategy's position, signed quantity units; long less short where they are kept apart.
    public long units(StrategyId strategy, Instrument instrument) {
        int at = index(strategy, instrument);
        PositionBook book = books[at];
        long units = book == null ? 0 : book.units();
        return hedging ? Math.addExact(units, units(strategy, instrument, PositionSide.SHORT)) : units;
    }

    /// What one strategy holds on one side, signed quantity units.
    public long units(StrategyId strategy, Instrument instrument, PositionSide side) {
        PositionBook book = side(index(strategy, instrument), side);
        long units = book == null ? 0 : book.units();
        return Long.signum(units) == side.sign() ? units : 0;
    }

    private @Nullable PositionBook side(int at, PositionSide side) {
        return hedging && side == PositionSide.SHORT ? shorts[at] : books[at];
    }

    /// One strategy's position, in the instrument's currency; where long and short are kept apart, both of them together.
    public Position position(StrategyId strategy, Instrument instrument) {
        int at = index(strategy, instrument);
        Position position = position(instrument, books[at]);
        if (!hedging || shorts[at] == null) {
            return position;
        }
        Position other = position(instrument, shorts[at]);
        return new Position(instrument, position.quantity().plus(other.quantity()), position.cost().plus(other.cost()),
                position.realizedPnl().plus(other.realizedPnl()));
    }

    /// What one strategy holds on one side, in the instrument's currency; nothing where positions are netted and it is on the other side.
    public Position position(StrategyId strategy, Instrument instrument, PositionSide side) {
        PositionBook book = side(index(strategy, instrument), side);
        return position(instrument, book != null && !hedging && Long.signum(book.units()) == -side.sign() ? null : book);
    }

    private static Position position(Instrument instrument, @Nullable PositionBook book) {
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

    /// Grows with whatever can change a position, a price, a rate or cash: while it stays, so does every value here.
    public long changes() {
        return marks.changes() + ledger.sets();
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

    /// Sum of |position value|, long and short each where they are kept apart, in ledger units of the account's currency.
    public long grossExposureUnits() {
        long sum = 0;
        for (int i = 0; i < netUnits.length; i++) {
            if (hedging) {
                long held = longUnits[i];
                sum = Math.addExact(sum, grossUnits(universe.get(i), held));
                sum = Math.addExact(sum, grossUnits(universe.get(i), netUnits[i] - held));
            } else if (netUnits[i] != 0) {
                sum = Math.addExact(sum, Math.abs(valueUnits(universe.get(i), netUnits[i])));
            }
        }
        return sum;
    }

    private long grossUnits(Instrument instrument, long units) {
        return units == 0 ? 0 : Math.abs(valueUnits(instrument, units));
    }

    /// The account as it stands, at the last marks and rates. What was realised and paid in another currency counts at the latest rate too.
    public PortfolioSnapshot snapshot() {
        long value = positionValue();
        int open = 0;
        for (int i = 0; i < netUnits.length; i++) {
            open += netUnits[i] != 0 || hedging && longUnits[i] != 0 ? 1 : 0;
        }
        return new PortfolioSnapshot(money(equityUnits()), money(ledger.total(LedgerAccount.CASH)), money(value),
                money(grossExposureUnits()), money(value), money(-ledger.total(LedgerAccount.REALIZED_PNL)),
                money(value - ledger.total(LedgerAccount.POSITION) - (hedging ? ledger.total(LedgerAccount.SHORT_POSITION) : 0)),
                money(ledger.total(LedgerAccount.FEES)), open);
    }

    private void requireLotsMatchLedger(int in, long change) {
        lotCosts[in] = Math.addExact(lotCosts[in], change);
        long booked = Math.addExact(ledger.balance(in, LedgerAccount.POSITION), ledger.balance(in, LedgerAccount.SHORT_POSITION));
        if (lotCosts[in] != booked) {
            throw new IllegalStateException("the lots cost " + new Money(lotCosts[in], rates.currency(in)) + " but the ledger says "
                    + new Money(booked, rates.currency(in)));
        }
    }

    private PositionBook book(@Nullable PositionBook[] books, int at) {
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
