package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.TradingState;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The books of an account that keeps long and short positions apart, as one intent meets them: position and working orders of its
/// instrument are those of the side that the intent opens or closes, so that every control reads the right figures.
///
/// - What opens meets the account's side it adds to, and what working orders may still add there.
/// - What closes (`CLOSE`, protective exits, and `FIFO` that the opposite book covers) meets its strategy's opposite side and what working
///   orders close of it already.
/// - `FIFO` beyond the opposite book meets the side it adds to, less what it closes first.
/// - In other instruments the position is the sum of both sides, and working orders are what they may open.
///
/// Reused; single-threaded.
public final class HedgedBooks implements RiskView {
    private @Nullable RiskView books;
    private @Nullable StrategyId strategy;
    private int number;
    private int side;
    private boolean closes;
    private long opposite;
    private long closing;
    private long closesFirst;

    /// Looks at an intent.
    public HedgedBooks over(OrderIntent intent, RiskView view) {
        books = view;
        strategy = intent.strategy();
        Instrument instrument = intent.instrument();
        number = instrument.number();
        side = intent.side().sign();
        opposite = view.sideUnits(intent.strategy(), instrument, -side);
        closing = view.closingUnits(intent.strategy(), instrument, side);
        long left = Math.max(0, opposite - closing);
        PositionEffect effect = intent.terms().effect();
        boolean covered = OrderMath.units(intent) <= Math.addExact(left, OrderMath.counted(intent, view));
        boolean reduceOnly = view.state().tradingState(intent.strategy().number()) == TradingState.REDUCE_ONLY;
        closes = effect == PositionEffect.CLOSE || intent.protective()
                || effect == PositionEffect.FIFO && (covered || reduceOnly && left > 0);
        closesFirst = effect == PositionEffect.FIFO && !closes ? left : 0;
        return this;
    }

    private RiskView books() {
        if (books == null) {
            throw new IllegalStateException("no intent is before the books");
        }
        return books;
    }

    private StrategyId strategy() {
        if (strategy == null) {
            throw new IllegalStateException("no intent is before the books");
        }
        return strategy;
    }

    /// Why an order that must close is more than there is to close: what is left for it, or -1 where it is not.
    static long closable(OrderIntent intent, RiskView view) {
        if (!view.hedged() || intent.terms().effect() != PositionEffect.CLOSE) {
            return -1;
        }
        RiskView books = view.net();
        int side = intent.side().sign();
        long held = books.sideUnits(intent.strategy(), intent.instrument(), -side);
        long counted = OrderMath.counted(intent, books);
        long most = intent.protective()
                ? Math.max(held, counted)
                : Math.max(0, Math.addExact(held - books.closingUnits(intent.strategy(), intent.instrument(), side), counted));
        return OrderMath.units(intent) <= most ? -1 : most;
    }

    /// What a strategy may hold on the side that an intent does not add to, working orders included; 0 where positions are netted.
    static long otherSide(OrderIntent intent, RiskView view) {
        if (!view.hedged()) {
            return 0;
        }
        int other = -intent.side().sign();
        return Math.addExact(view.net().sideUnits(intent.strategy(), intent.instrument(), other),
                view.net().openingUnits(intent.strategy(), intent.instrument(), other));
    }

    @Override
    public boolean hedged() {
        return true;
    }

    @Override
    public RiskView net() {
        return books();
    }

    @Override
    public long positionUnits(Instrument instrument) {
        if (instrument.number() != number) {
            return Math.addExact(books().sideUnits(instrument, 1), books().sideUnits(instrument, -1));
        }
        return Math.multiplyExact(side, closes ? -opposite : books().sideUnits(instrument, side) - closesFirst);
    }

    @Override
    public long positionUnits(StrategyId whose, Instrument instrument) {
        if (instrument.number() != number) {
            return Math.addExact(books().sideUnits(whose, instrument, 1), books().sideUnits(whose, instrument, -1));
        }
        return Math.multiplyExact(side, closes ? -opposite : books().sideUnits(whose, instrument, side) - closesFirst);
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return instrument.number() == number
                ? working(instrument, 1)
                : Math.addExact(books().openingUnits(instrument, 1), books().openingUnits(instrument, -1));
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return instrument.number() == number ? working(instrument, -1) : 0;
    }

    private long working(Instrument instrument, int way) {
        if (way == side) {
            return closes ? closing : books().openingUnits(instrument, side);
        }
        return closes ? books().openingUnits(instrument, way) : 0;
    }

    @Override
    public long workingBuyUnits(StrategyId whose, Instrument instrument) {
        return instrument.number() == number
                ? working(whose, instrument, 1)
                : Math.addExact(books().openingUnits(whose, instrument, 1), books().openingUnits(whose, instrument, -1));
    }

    @Override
    public long workingSellUnits(StrategyId whose, Instrument instrument) {
        return instrument.number() == number ? working(whose, instrument, -1) : 0;
    }

    private long working(StrategyId whose, Instrument instrument, int way) {
        if (way == side) {
            return closes ? closing : books().openingUnits(whose, instrument, side);
        }
        return closes ? books().openingUnits(strategy(), instrument, way) : 0;
    }

    @Override
    public long sideUnits(Instrument instrument, int way) {
        return books().sideUnits(instrument, way);
    }

    @Override
    public long sideUnits(StrategyId whose, Instrument instrument, int way) {
        return books().sideUnits(whose, instrument, way);
    }

    @Override
    public long openingUnits(Instrument instrument, int way) {
        return books().openingUnits(instrument, way);
    }

    @Override
    public long openingUnits(StrategyId whose, Instrument instrument, int way) {
        return books().openingUnits(whose, instrument, way);
    }

    @Override
    public long closingUnits(StrategyId whose, Instrument instrument, int way) {
        return books().closingUnits(whose, instrument, way);
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
    public long equityUnits() {
        return books().equityUnits();
    }

    @Override
    public long grossExposureUnits() {
        return books().grossExposureUnits();
    }

    @Override
    public long worstGrossExposureUnits() {
        return books().worstGrossExposureUnits();
    }

    @Override
    public AccountSums sums() {
        return books().sums();
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
    public RiskState state() {
        return books().state();
    }
}
