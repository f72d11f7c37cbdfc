package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.Oms;

/// What working orders may open and close at worst where long and short positions are kept apart. Sides are 1 for buys and the long book,
/// -1 for sales and the short book; quantities are units without their sign.
final class HedgedWorking {
    private final Portfolio portfolio;
    private final Oms oms;

    HedgedWorking(Portfolio portfolio, Oms oms) {
        this.portfolio = portfolio;
        this.oms = oms;
    }

    private long held(StrategyId strategy, Instrument instrument, int side) {
        return Math.abs(portfolio.units(strategy, instrument, side > 0 ? PositionSide.LONG : PositionSide.SHORT));
    }

    private long working(StrategyId strategy, Instrument instrument, int side, PositionEffect effect) {
        return Math.addExact(oms.workingUnits(strategy, instrument, side, effect, false),
                oms.workingUnits(strategy, instrument, side, effect, true));
    }

    /// At worst the orders that must close fill first, and leave the least for those without effect to close.
    long opening(StrategyId strategy, Instrument instrument, int side) {
        long opens = working(strategy, instrument, side, PositionEffect.OPEN);
        long either = working(strategy, instrument, side, PositionEffect.FIFO);
        if (either == 0) {
            return opens;
        }
        long closes = working(strategy, instrument, side, PositionEffect.CLOSE);
        long left = Math.max(0, held(strategy, instrument, -side) - closes);
        return Math.addExact(opens, Math.max(0, either - left));
    }

    long opening(Instrument instrument, int side) {
        long sum = 0;
        for (StrategyId strategy : portfolio.strategies()) {
            sum = Math.addExact(sum, opening(strategy, instrument, side));
        }
        return sum;
    }

    long closing(StrategyId strategy, Instrument instrument, int side) {
        long working = Math.addExact(oms.workingUnits(strategy, instrument, side, PositionEffect.CLOSE, false),
                oms.workingUnits(strategy, instrument, side, PositionEffect.FIFO, false));
        return Math.min(working, held(strategy, instrument, -side));
    }

    /// Both sides together, with all that may open on either.
    long worst(Instrument instrument) {
        long longs = Math.addExact(portfolio.units(instrument, PositionSide.LONG), opening(instrument, 1));
        long shorts = Math.addExact(-portfolio.units(instrument, PositionSide.SHORT), opening(instrument, -1));
        return Math.addExact(longs, shorts);
    }
}
