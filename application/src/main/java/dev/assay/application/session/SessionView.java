package dev.assay.application.session;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.money.Currency;
import dev.assay.core.order.Order;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.Oms;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The books as RiskGuard and the execution engine see them: portfolio, working orders, halts, risk state. Single-threaded: the loop's.
public final class SessionView implements RiskView {
    private final ExchangeCalendar calendar;
    private final Portfolio portfolio;
    private final RiskState state;
    private final Oms oms;
    private final boolean[] halted;
    private final boolean[] stale;
    private final Exposures exposures;
    /// Null where positions are netted.
    private final @Nullable HedgedWorking hedged;
    private long now;

    /// A view over the books of one session.
    public SessionView(Universe universe, ExchangeCalendar calendar, Portfolio portfolio, Oms oms, RiskState state) {
        this.calendar = calendar;
        this.portfolio = portfolio;
        this.oms = oms;
        this.state = state;
        this.halted = new boolean[universe.size()];
        this.stale = new boolean[universe.size()];
        this.hedged = portfolio.hedging() ? new HedgedWorking(portfolio, oms) : null;
        this.exposures = new Exposures(universe, portfolio, oms, hedged);
    }

    /// Moves to an instant, epoch ns UTC.
    public void beginInstant(long instant) {
        now = instant;
    }

    void onStatus(InstrumentStatus change) {
        int at = change.instrument().number();
        switch (change.status()) {
            case TRADING, AUCTION -> halted[at] = false;
            case HALTED, CLOSED -> halted[at] = true;
            case FEED_STALE -> stale[at] = true;
            case FEED_OK -> stale[at] = false;
        }
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Currency currency() {
        return portfolio.currency();
    }

    @Override
    public boolean rateKnown(Instrument instrument) {
        return portfolio.rateKnown(instrument);
    }

    @Override
    public long toAccount(Instrument instrument, long units, RoundingMode rounding) {
        return portfolio.toAccount(instrument, units, rounding);
    }

    @Override
    public long fromAccount(Instrument instrument, long units, RoundingMode rounding) {
        return portfolio.fromAccount(instrument, units, rounding);
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return portfolio.units(instrument);
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return portfolio.units(strategy, instrument);
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return oms.workingBuyUnits(instrument);
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return oms.workingSellUnits(instrument);
    }

    @Override
    public boolean hedged() {
        return hedged != null;
    }

    @Override
    public long sideUnits(Instrument instrument, int side) {
        return Math.abs(portfolio.units(instrument, side > 0 ? PositionSide.LONG : PositionSide.SHORT));
    }

    @Override
    public long sideUnits(StrategyId strategy, Instrument instrument, int side) {
        return Math.abs(portfolio.units(strategy, instrument, side > 0 ? PositionSide.LONG : PositionSide.SHORT));
    }

    @Override
    public long openingUnits(Instrument instrument, int side) {
        return hedged == null ? RiskView.super.openingUnits(instrument, side) : hedged.opening(instrument, side);
    }

    @Override
    public long openingUnits(StrategyId strategy, Instrument instrument, int side) {
        return hedged == null ? RiskView.super.openingUnits(strategy, instrument, side) : hedged.opening(strategy, instrument, side);
    }

    @Override
    public long closingUnits(StrategyId strategy, Instrument instrument, int side) {
        return hedged == null ? 0 : hedged.closing(strategy, instrument, side);
    }

    @Override
    public long countedUnits(long clOrdId) {
        Order order = oms.get(clOrdId);
        return order == null ? 0 : order.orderQty().rescale(order.instrument().quantityScale(), RoundingMode.UNNECESSARY).units();
    }

    @Override
    public long markUnits(Instrument instrument) {
        return portfolio.markUnits(instrument);
    }

    @Override
    public long markTs(Instrument instrument) {
        return portfolio.markTs(instrument);
    }

    @Override
    public boolean halted(Instrument instrument) {
        return halted[instrument.number()] || stale[instrument.number()];
    }

    @Override
    public long equityUnits() {
        return exposures.equityUnits();
    }

    @Override
    public long grossExposureUnits() {
        return portfolio.grossExposureUnits();
    }

    @Override
    public long worstGrossExposureUnits() {
        return sums().worstGrossUnits();
    }

    @Override
    public AccountSums sums() {
        return exposures.sums();
    }

    @Override
    public long workingBuyUnits(StrategyId strategy, Instrument instrument) {
        return oms.workingUnits(strategy, instrument, 1);
    }

    @Override
    public long workingSellUnits(StrategyId strategy, Instrument instrument) {
        return oms.workingUnits(strategy, instrument, -1);
    }

    @Override
    public long bestBuyUnits(Instrument instrument, long atMost) {
        return oms.bestLimitUnits(instrument, 1, atMost);
    }

    @Override
    public long bestSellUnits(Instrument instrument, long atLeast) {
        return oms.bestLimitUnits(instrument, -1, atLeast);
    }

    @Override
    public boolean inSession() {
        int session = calendar.indexClosingFrom(now);
        return session < calendar.size() && calendar.openNanos(session) <= now;
    }

    @Override
    public RiskState state() {
        return state;
    }
}
