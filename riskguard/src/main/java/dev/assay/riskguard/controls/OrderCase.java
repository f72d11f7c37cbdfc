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
import org.jspecify.annotations.Nullable;

/// One intent before the books: what several controls need is worked out once, however many ask. Reused; single-threaded.
///
/// Quantities are units of the instrument, money is in ledger units. Every rounding is against the order.
public final class OrderCase implements RiskView {
    private @Nullable OrderIntent intent;
    private @Nullable RiskView books;
    private long equity;
    private boolean equityKnown;
    private @Nullable AccountSums sums;
    private long price;
    private boolean priceKnown;
    private long valuedUnits;
    private long value;
    private boolean pricedKnown;
    private boolean priced;
    private long added;
    private boolean addedKnown;
    private boolean reachKnown;
    private long before;
    private long after;
    private long othersGross;
    private boolean othersKnown;

    /// Looks at an intent; nothing of the last one is kept.
    public OrderCase over(OrderIntent newIntent, RiskView view) {
        books = view;
        equityKnown = false;
        sums = null;
        return again(newIntent);
    }

    /// Looks at the same intent for another quantity; the account's sums stay.
    public OrderCase again(OrderIntent newIntent) {
        intent = newIntent;
        priceKnown = false;
        pricedKnown = false;
        addedKnown = false;
        valuedUnits = -1;
        reachKnown = false;
        othersKnown = false;
        return this;
    }

    /// The case of an intent: the view itself where it is one.
    @SuppressWarnings("ReferenceEquality") // the very intent: a smaller one is another case
    static OrderCase of(OrderIntent intent, RiskView view) {
        return view instanceof OrderCase self && self.intent == intent ? self : new OrderCase().over(intent, view);
    }

    private OrderIntent order() {
        if (intent == null) {
            throw new IllegalStateException("no intent is before the books");
        }
        return intent;
    }

    private RiskView books() {
        if (books == null) {
            throw new IllegalStateException("no intent is before the books");
        }
        return books;
    }

    /// Whether a price in the account's currency is known.
    boolean priced() {
        if (!pricedKnown) {
            Instrument instrument = order().instrument();
            priced = books().markUnits(instrument) != NO_PRICE && books().rateKnown(instrument);
            pricedKnown = true;
        }
        return priced;
    }

    /// What the order may add to the working quantity.
    long added() {
        if (!addedKnown) {
            added = OrderMath.added(order(), books());
            addedKnown = true;
        }
        return added;
    }

    /// The price at which the order is worth most.
    long price() {
        if (!priceKnown) {
            price = OrderMath.price(order(), books().markUnits(order().instrument()));
            priceKnown = true;
        }
        return price;
    }

    /// Value of that many units at [#price], rounded up.
    long valueUp(long units) {
        if (valuedUnits != units) {
            value = OrderMath.value(order().instrument(), price(), units, books(), RoundingMode.CEILING);
            valuedUnits = units;
        }
        return value;
    }

    /// The largest |position| in the instrument that fills of working orders can lead to.
    long before() {
        reach();
        return before;
    }

    /// The same with this order.
    long after() {
        reach();
        return after;
    }

    /// Whether the order can enlarge the instrument's largest position.
    boolean enlarges() {
        reach();
        return after > before;
    }

    private void reach() {
        if (reachKnown) {
            return;
        }
        Instrument instrument = order().instrument();
        long position = books().positionUnits(instrument);
        long longest = Math.addExact(position, books().workingBuyUnits(instrument));
        long shortest = Math.subtractExact(position, books().workingSellUnits(instrument));
        long more = added();
        before = Math.max(Math.absExact(longest), Math.absExact(shortest));
        after = order().side() == Side.BUY
                ? Math.max(Math.absExact(Math.addExact(longest, more)), Math.absExact(shortest))
                : Math.max(Math.absExact(longest), Math.absExact(Math.subtractExact(shortest, more)));
        reachKnown = true;
    }

    /// Gross exposure of all other instruments, working orders included.
    long othersGross() {
        if (!othersKnown) {
            Instrument instrument = order().instrument();
            othersGross = Math.subtractExact(sums().worstGrossUnits(), OrderMath.value(instrument,
                    Math.absExact(books().markUnits(instrument)), before(), books(), RoundingMode.HALF_EVEN));
            othersKnown = true;
        }
        return othersGross;
    }

    /// Gross exposure after this order, working orders included.
    long grossAfter() {
        return Math.addExact(othersGross(), valueUp(after()));
    }

    @Override
    public long equityUnits() {
        if (!equityKnown) {
            equity = books().equityUnits();
            equityKnown = true;
        }
        return equity;
    }

    @Override
    public AccountSums sums() {
        AccountSums known = sums;
        if (known == null) {
            known = books().sums();
            sums = known;
        }
        return known;
    }

    @Override
    public long worstGrossExposureUnits() {
        return sums().worstGrossUnits();
    }

    @Override
    public long now() {
        return books().now();
    }

    @Override
    public Currency currency() {
        return books().currency();
    }

    @Override
    public boolean rateKnown(Instrument instrument) {
        return books().rateKnown(instrument);
    }

    @Override
    public long toAccount(Instrument instrument, long units, RoundingMode rounding) {
        return books().toAccount(instrument, units, rounding);
    }

    @Override
    public long fromAccount(Instrument instrument, long units, RoundingMode rounding) {
        return books().fromAccount(instrument, units, rounding);
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return books().positionUnits(instrument);
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return books().positionUnits(strategy, instrument);
    }

    @Override
    public boolean hedged() {
        return books().hedged();
    }

    @Override
    public RiskView net() {
        return books().net();
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return books().workingBuyUnits(instrument);
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return books().workingSellUnits(instrument);
    }

    @Override
    public long workingBuyUnits(StrategyId strategy, Instrument instrument) {
        return books().workingBuyUnits(strategy, instrument);
    }

    @Override
    public long workingSellUnits(StrategyId strategy, Instrument instrument) {
        return books().workingSellUnits(strategy, instrument);
    }

    @Override
    public long bestBuyUnits(Instrument instrument, long atMost) {
        return books().bestBuyUnits(instrument, atMost);
    }

    @Override
    public long bestSellUnits(Instrument instrument, long atLeast) {
        return books().bestSellUnits(instrument, atLeast);
    }

    @Override
    public boolean inSession() {
        return books().inSession();
    }

    @Override
    public long countedUnits(long clOrdId) {
        return books().countedUnits(clOrdId);
    }

    @Override
    public long markUnits(Instrument instrument) {
        return books().markUnits(instrument);
    }

    @Override
    public long markTs(Instrument instrument) {
        return books().markTs(instrument);
    }

    @Override
    public boolean halted(Instrument instrument) {
        return books().halted(instrument);
    }

    @Override
    public long grossExposureUnits() {
        return books().grossExposureUnits();
    }

    @Override
    public RiskState state() {
        return books().state();
    }
}
