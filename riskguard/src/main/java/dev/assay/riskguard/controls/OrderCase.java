package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;

/// One intent before the books: what several controls need is read once. Reused; single-threaded.
///
/// Quantities are units of the instrument, money is in ledger units. Every rounding is against the order. What can overflow is worked out
/// when a control asks, so that this control refuses the order; or, on the fast way, for all controls at once by [#reckon].
public final class OrderCase implements RiskView {
    private OrderIntent intent;
    private RiskView books;
    private Instrument instrument;
    private RiskState state;
    private Currency currency;
    private boolean buy;
    private boolean ownCurrency;
    private long now;
    private long mark;
    private long position;
    private long workingBuys;
    private long workingSells;

    private boolean reckoned;
    private long units;
    private long added;
    private long price;
    private long orderValue;
    private long addedValue;
    private long reachValue;
    private long before;
    private long after;
    private long afterValue;
    private long equity;
    private AccountSums sums = new AccountSums();
    private long othersGross;

    /// An intent before the books.
    public OrderCase(OrderIntent intent, RiskView view) {
        this.intent = intent;
        books = view;
        instrument = intent.instrument();
        state = view.state();
        currency = view.currency();
        over(intent, view);
    }

    /// Looks at an intent; nothing of the last one is kept.
    public OrderCase over(OrderIntent newIntent, RiskView view) {
        books = view;
        state = view.state();
        currency = view.currency();
        now = view.now();
        return again(newIntent);
    }

    /// Looks at the same intent for another quantity.
    public OrderCase again(OrderIntent newIntent) {
        intent = newIntent;
        Instrument traded = newIntent.instrument();
        instrument = traded;
        buy = newIntent.side() == Side.BUY;
        ownCurrency = accountIn(traded.currency());
        mark = books.markUnits(traded);
        position = books.positionUnits(traded);
        workingBuys = books.workingBuyUnits(traded);
        workingSells = books.workingSellUnits(traded);
        reckoned = false;
        return this;
    }

    /// Works all sums out at once, in one go without a branch for each that asks.
    ///
    /// @return false where there is no price to work with: then each control says so for itself
    /// @throws ArithmeticException where numbers leave the range of 64 bits
    public boolean reckon() {
        if (!priced()) {
            return false;
        }
        units = units();
        added = added();
        price = price();
        long each = OrderMath.valueOfOne(instrument, price);
        orderValue = valueUp(units, each);
        addedValue = added == units ? orderValue : valueUp(added, each);
        long reach = Math.addExact(reach(), added);
        reachValue = reach <= 0 ? 0 : valueUp(reach, each);
        before = before();
        after = after();
        afterValue = after == reach ? reachValue : valueUp(after, each);
        equity = books.equityUnits();
        sums = books.sums();
        othersGross = grossOfOthers(sums);
        reckoned = true;
        return true;
    }

    /// The case of an intent: the view itself where it is one.
    @SuppressWarnings("ReferenceEquality") // the very intent: a smaller one is another case
    static OrderCase of(OrderIntent intent, RiskView view) {
        return view instanceof OrderCase self && self.intent == intent ? self : new OrderCase(intent, view);
    }

    /// Whether it buys.
    boolean buys() {
        return buy;
    }

    /// The instrument's last mark, or [RiskView#NO_PRICE].
    long mark() {
        return mark;
    }

    /// How far position and working orders may go already on the order's side, positive beyond zero on that side.
    long reach() {
        return buy ? Math.addExact(position, workingBuys) : Math.subtractExact(workingSells, position);
    }

    /// Whether a price in the account's currency is known.
    boolean priced() {
        return mark != NO_PRICE && (ownCurrency || books.rateKnown(instrument));
    }

    /// Whether the order has a value that a limit can be compared with.
    boolean comparable(Threshold limit) {
        return (reckoned || priced()) && !limit.foreign(this);
    }

    /// Whether the account is kept in that currency.
    @SuppressWarnings("ReferenceEquality") // the very currency is the usual case
    boolean accountIn(Currency other) {
        return other == currency || other.equals(currency);
    }

    /// The order's quantity; a finer one counts as the next whole unit.
    long units() {
        return reckoned ? units : OrderMath.units(intent);
    }

    /// What the order may add to the working quantity.
    long added() {
        return reckoned ? added : OrderMath.added(intent, books);
    }

    /// The price at which the order is worth most.
    long price() {
        return reckoned ? price : OrderMath.price(intent, mark);
    }

    /// Value of the whole order at [#price], rounded up.
    long orderValue() {
        return reckoned ? orderValue : valueUp(units());
    }

    /// Value of what it adds.
    long addedValue() {
        return reckoned ? addedValue : valueUp(added());
    }

    /// Value of the position on the order's side once it and all working orders there are filled; 0 where there is none.
    long reachValue() {
        return reckoned ? reachValue : valueUp(Math.max(0, Math.addExact(reach(), added())));
    }

    /// Value of that many units at [#price], rounded up.
    long valueUp(long quantity) {
        return OrderMath.value(instrument, price(), quantity, this, RoundingMode.CEILING);
    }

    private long valueUp(long quantity, long each) {
        return each == OrderMath.NO_WHOLE_VALUE || !ownCurrency ? valueUp(quantity) : Math.multiplyExact(quantity, each);
    }

    /// The largest |position| in the instrument that fills of working orders can lead to.
    long before() {
        return reckoned ? before : Math.max(Math.absExact(longest()), Math.absExact(shortest()));
    }

    /// The same with this order.
    long after() {
        if (reckoned) {
            return after;
        }
        return buy
                ? Math.max(Math.absExact(Math.addExact(longest(), added())), Math.absExact(shortest()))
                : Math.max(Math.absExact(longest()), Math.absExact(Math.subtractExact(shortest(), added())));
    }

    private long longest() {
        return Math.addExact(position, workingBuys);
    }

    private long shortest() {
        return Math.subtractExact(position, workingSells);
    }

    /// Value of [#after].
    long afterValue() {
        return reckoned ? afterValue : valueUp(after());
    }

    /// Whether the order can enlarge the instrument's largest position.
    boolean enlarges() {
        return after() > before();
    }

    /// Gross exposure of all other instruments, working orders included.
    long othersGross() {
        return reckoned ? othersGross : grossOfOthers(sums());
    }

    private long grossOfOthers(AccountSums all) {
        long largest = before();
        return largest == 0
                ? all.worstGrossUnits()
                : Math.subtractExact(all.worstGrossUnits(),
                        OrderMath.value(instrument, Math.absExact(mark), largest, this, RoundingMode.HALF_EVEN));
    }

    /// Gross exposure after this order, working orders included.
    long grossAfter() {
        return Math.addExact(othersGross(), afterValue());
    }

    @Override
    public long equityUnits() {
        return reckoned ? equity : books.equityUnits();
    }

    @Override
    public AccountSums sums() {
        return reckoned ? sums : books.sums();
    }

    @Override
    public long worstGrossExposureUnits() {
        return sums().worstGrossUnits();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public boolean rateKnown(Instrument other) {
        return books.rateKnown(other);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very instrument is the usual case, any other asks the books
    public long toAccount(Instrument other, long amount, RoundingMode rounding) {
        return other == instrument && ownCurrency ? amount : books.toAccount(other, amount, rounding);
    }

    @Override
    public long fromAccount(Instrument other, long amount, RoundingMode rounding) {
        return books.fromAccount(other, amount, rounding);
    }

    @Override
    public long positionUnits(Instrument other) {
        return books.positionUnits(other);
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument other) {
        return books.positionUnits(strategy, other);
    }

    @Override
    public boolean hedged() {
        return books.hedged();
    }

    @Override
    public RiskView net() {
        return books.net();
    }

    @Override
    public long workingBuyUnits(Instrument other) {
        return books.workingBuyUnits(other);
    }

    @Override
    public long workingSellUnits(Instrument other) {
        return books.workingSellUnits(other);
    }

    @Override
    public long workingBuyUnits(StrategyId strategy, Instrument other) {
        return books.workingBuyUnits(strategy, other);
    }

    @Override
    public long workingSellUnits(StrategyId strategy, Instrument other) {
        return books.workingSellUnits(strategy, other);
    }

    @Override
    public long bestBuyUnits(Instrument other, long atMost) {
        return books.bestBuyUnits(other, atMost);
    }

    @Override
    public long bestSellUnits(Instrument other, long atLeast) {
        return books.bestSellUnits(other, atLeast);
    }

    @Override
    public boolean inSession() {
        return books.inSession();
    }

    @Override
    public long countedUnits(long clOrdId) {
        return books.countedUnits(clOrdId);
    }

    @Override
    public long markUnits(Instrument other) {
        return books.markUnits(other);
    }

    @Override
    public long markTs(Instrument other) {
        return books.markTs(other);
    }

    @Override
    public boolean halted(Instrument other) {
        return books.halted(other);
    }

    @Override
    public long grossExposureUnits() {
        return books.grossExposureUnits();
    }

    @Override
    public RiskState state() {
        return state;
    }
}
