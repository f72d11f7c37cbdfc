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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The account: positions of each strategy in first-in-first-out lots, cash, marks, and the ledger behind them.
///
/// Every change is posted as an entry set that sums to zero, and the lots' cost is compared with the ledger's position account after
/// every fill. One currency: an instrument quoted in another is refused. Single-threaded.
public final class Portfolio {
    private final Universe universe;
    private final List<StrategyId> strategies;
    private final Currency currency;
    private final Ledger ledger;
    private final Marks marks;
    private final @Nullable LotQueue[] books;
    private final long[] realized;
    private final long[] netUnits;
    private final Dividends dividends;
    private final String feeRule;
    private long lotCost;

    /// An account without money; [#open] brings it.
    ///
    /// @param feeRule name of the cost rule that fills are charged under
    /// @throws IllegalArgumentException when an instrument is not quoted in the account's currency
    public Portfolio(Universe universe, List<StrategyId> strategies, Currency currency, String feeRule, EventSink sink) {
        this.universe = universe;
        this.strategies = List.copyOf(strategies);
        this.currency = currency;
        this.feeRule = feeRule;
        this.ledger = new Ledger(currency, sink);
        this.marks = new Marks(universe, currency);
        this.books = new LotQueue[strategies.size() * universe.size()];
        this.realized = new long[books.length];
        this.netUnits = new long[universe.size()];
        this.dividends = new Dividends(ledger, this.strategies);
        for (Instrument instrument : universe.instruments()) {
            if (!instrument.currency().equals(currency)) {
                throw new IllegalArgumentException(
                        instrument.symbol() + " is quoted in " + instrument.currency() + " but the account is in "
                                + currency + ": one account holds one currency");
            }
        }
    }

    /// Books the owner's capital.
    public void open(Money capital, long causeId, long correlationId) {
        ledger.post("capital", null, null, causeId, correlationId, LedgerAccount.CASH, LedgerAccount.CAPITAL, inCurrency(capital));
    }

    /// Books a fill and its fee.
    public void book(Fill fill, long fillId, long correlationId) {
        Instrument instrument = fill.instrument();
        StrategyId strategy = fill.strategy();
        int at = index(strategy, instrument);
        LotQueue lots = lots(at);
        long signed = fill.signedUnits();
        long value = Math.multiplyExact(Long.signum(signed), inCurrency(fill.notional()));
        long held = lots.totalUnits();
        long costBefore = lots.totalCost();
        long gain = 0;
        if (held == 0 || Long.signum(held) == Long.signum(signed)) {
            lots.add(signed, value);
        } else {
            long closing = Math.abs(signed) <= Math.abs(held) ? signed : -held;
            long closingValue = closing == signed
                    ? value
                    : FixedPoint.multiplyDivide(value, closing, signed, RoundingMode.HALF_EVEN);
            long relieved = lots.relieve(-closing);
            gain = -closingValue - relieved;
            if (closing != signed) {
                lots.add(signed - closing, value - closingValue);
            }
        }
        realized[at] = Math.addExact(realized[at], gain);
        netUnits[instrument.number()] = Math.addExact(netUnits[instrument.number()], signed);
        ledger.post("fill", strategy, instrument, fillId, correlationId, LedgerAccount.POSITION, lots.totalCost() - costBefore,
                LedgerAccount.CASH, -value, LedgerAccount.REALIZED_PNL, -gain);
        ledger.post(feeRule, strategy, instrument, fillId, correlationId, LedgerAccount.FEES, LedgerAccount.CASH, inCurrency(fill.fee()));
        requireLotsMatchLedger(lots.totalCost() - costBefore);
    }

    /// Applies a split to the lots; a fraction of a unit is paid out at the adjusted mark.
    ///
    /// @throws IllegalStateException when a fraction must be paid out and no mark is known
    public void apply(CorporateAction.Split split, long actionId) {
        Instrument instrument = split.instrument();
        marks.split(instrument, split.numerator(), split.denominator());
        long net = 0;
        for (StrategyId strategy : strategies) {
            int at = index(strategy, instrument);
            LotQueue lots = books[at];
            if (lots == null || lots.totalUnits() == 0) {
                continue;
            }
            long exact = Math.multiplyExact(lots.totalUnits(), split.numerator());
            long lost = lots.split(split.numerator(), split.denominator());
            if (lost != 0) {
                payFraction(split, strategy, at, lots, lost, exact, actionId);
            }
            net = Math.addExact(net, lots.totalUnits());
        }
        netUnits[instrument.number()] = net;
    }

    private void payFraction(CorporateAction.Split split, StrategyId strategy, int at, LotQueue lots, long lost, long exact,
            long actionId) {
        Instrument instrument = split.instrument();
        if (!marks.known(instrument)) {
            throw new IllegalStateException(
                    instrument.symbol() + ": a split leaves a fraction to be paid in cash, but no price is known yet");
        }
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
        realized[at] = Math.addExact(realized[at], gain);
        ledger.post("split:cash-in-lieu", strategy, instrument, actionId, actionId, LedgerAccount.CASH, paid, LedgerAccount.POSITION,
                lots.totalCost() - before, LedgerAccount.REALIZED_PNL, -gain);
        requireLotsMatchLedger(lots.totalCost() - before);
    }

    /// Books a dividend at its ex-date: owed to holders, owed by shorts; cash moves at the pay date, through [#settle].
    public void apply(CorporateAction.CashDividend dividend, long actionId) {
        for (StrategyId strategy : strategies) {
            LotQueue lots = books[index(strategy, dividend.instrument())];
            if (lots != null && lots.totalUnits() != 0) {
                dividends.accrue(strategy, dividend, inCurrency(dividend.amount(lots.totalUnits())), actionId);
            }
        }
    }

    /// Moves the cash of dividends that are due.
    public void settle(long now) {
        dividends.settle(now);
    }

    /// Takes note of a price.
    public void mark(Instrument instrument, long priceUnits, long ts) {
        marks.mark(instrument.number(), priceUnits, ts);
    }

    /// The last price, or [dev.assay.core.risk.RiskView#NO_PRICE].
    public long markUnits(Instrument instrument) {
        return marks.units(instrument.number());
    }

    /// When the last price became known, epoch ns UTC.
    public long markTs(Instrument instrument) {
        return marks.ts(instrument.number());
    }

    /// Net position of the account, signed quantity units.
    public long units(Instrument instrument) {
        return netUnits[instrument.number()];
    }

    /// One strategy's position, signed quantity units.
    public long units(StrategyId strategy, Instrument instrument) {
        LotQueue lots = books[index(strategy, instrument)];
        return lots == null ? 0 : lots.totalUnits();
    }

    /// One strategy's position.
    public Position position(StrategyId strategy, Instrument instrument) {
        int at = index(strategy, instrument);
        LotQueue lots = books[at];
        return new Position(instrument, instrument.quantity(lots == null ? 0 : lots.totalUnits()),
                new Money(lots == null ? 0 : lots.totalCost(), currency), new Money(realized[at], currency));
    }

    /// Value of that many units at the last price, in ledger units.
    ///
    /// @throws IllegalStateException when no price is known
    public long valueUnits(Instrument instrument, long units) {
        return marks.value(instrument, units);
    }

    /// Cash + receivables + positions at their marks, in ledger units.
    public long equityUnits() {
        return Math.addExact(Math.addExact(ledger.balance(LedgerAccount.CASH), ledger.balance(LedgerAccount.RECEIVABLE)), positionValue());
    }

    /// The account's currency.
    public Currency currency() {
        return currency;
    }

    private long positionValue() {
        long sum = 0;
        for (int i = 0; i < netUnits.length; i++) {
            if (netUnits[i] != 0) {
                sum = Math.addExact(sum, marks.value(universe.get(i), netUnits[i]));
            }
        }
        return sum;
    }

    /// Sum of |position value|, in ledger units.
    public long grossExposureUnits() {
        long sum = 0;
        for (int i = 0; i < netUnits.length; i++) {
            if (netUnits[i] != 0) {
                sum = Math.addExact(sum, Math.abs(marks.value(universe.get(i), netUnits[i])));
            }
        }
        return sum;
    }

    /// The account as it stands, at the last marks.
    public PortfolioSnapshot snapshot() {
        long value = positionValue();
        int open = 0;
        for (long units : netUnits) {
            open += units != 0 ? 1 : 0;
        }
        return new PortfolioSnapshot(money(equityUnits()), money(ledger.balance(LedgerAccount.CASH)), money(value),
                money(grossExposureUnits()), money(value), money(-ledger.balance(LedgerAccount.REALIZED_PNL)),
                money(value - ledger.balance(LedgerAccount.POSITION)), money(ledger.balance(LedgerAccount.FEES)), open);
    }

    private void requireLotsMatchLedger(long change) {
        lotCost = Math.addExact(lotCost, change);
        if (lotCost != ledger.balance(LedgerAccount.POSITION)) {
            throw new IllegalStateException(
                    "the lots cost " + money(lotCost) + " but the ledger says " + money(ledger.balance(LedgerAccount.POSITION)));
        }
    }

    private LotQueue lots(int at) {
        LotQueue lots = books[at];
        if (lots == null) {
            lots = new LotQueue();
            books[at] = lots;
        }
        return lots;
    }

    private int index(StrategyId strategy, Instrument instrument) {
        return strategy.number() * universe.size() + instrument.number();
    }

    private long inCurrency(Money money) {
        if (!money.currency().equals(currency)) {
            throw new IllegalArgumentException(money + " cannot be booked in an account in " + currency);
        }
        return money.units();
    }

    private Money money(long units) {
        return new Money(units, currency);
    }
}
