package dev.assay.application.session;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.OperatorCommand.Action;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;

/// Obeys operators: the kill switch, reduce-only, flatten and re-arm, for one strategy or all.
final class OperatorStage {
    private static final String SOURCE = "riskguard";

    private final StrategyStage strategies;
    private final OrderStage orders;
    private final Universe universe;
    private final Sequencer sequencer;
    private final RiskState state;
    private final Portfolio portfolio;
    private boolean flattening;

    OperatorStage(StrategyStage strategies, OrderStage orders, Sequencer sequencer, RiskState state, Portfolio portfolio,
            Universe universe) {
        this.orders = orders;
        this.universe = universe;
        this.strategies = strategies;
        this.sequencer = sequencer;
        this.state = state;
        this.portfolio = portfolio;
    }

    void obey(OperatorCommand command, long id) {
        if (command.action() == Action.RELEASE) {
            release(OperatorCommand.Release.parse(command.scope()));
            return;
        }
        TradingState next = switch (command.action()) {
            case HALT -> TradingState.HALTED;
            case FLATTEN, REDUCE_ONLY -> TradingState.REDUCE_ONLY;
            case REARM -> TradingState.ACTIVE;
            case RELEASE -> throw new IllegalStateException("a release changes no trading state");
            case RECONCILE -> throw new IllegalArgumentException("the broker stage reconciles");
        };
        String reason = command.action() + " by " + command.operator() + ": " + command.reason();
        sequencer.emit(new RiskStateChanged(command.scope(), next, reason), SOURCE, id, id);
        boolean all = command.scope().equals(OperatorCommand.ALL);
        if (all) {
            state.setGlobal(next);
        }
        if (all && next == TradingState.ACTIVE) {
            state.restartPeaks(portfolio.equityUnits());
        }
        for (StrategyHost host : strategies.hosts()) {
            if (!command.scope().equals(OperatorCommand.ALL) && !command.scope().equals(host.id().name())) {
                continue;
            }
            state.setStrategy(host.id().number(), next);
            if (command.action() == Action.REARM) {
                strategies.rearm(host, id);
                state.onRearm(host.id().number());
            }
            if (command.action() == Action.HALT || command.action() == Action.FLATTEN) {
                strategies.halt(host, reason);
                strategies.cancelWorking(host, false, reason, id, id);
            }
            if (command.action() == Action.FLATTEN) {
                strategies.flatten(host, id, id);
                flattening = true;
            }
        }
    }

    /// The command itself is the journaled record of who, why and until when.
    private void release(OperatorCommand.Release release) {
        Instrument instrument = universe.find(release.symbol());
        for (StrategyHost host : strategies.hosts()) {
            if (instrument != null && host.id().name().equals(release.strategy())) {
                state.onRelease(new RiskState.Release(release.control(), host.id().number(), instrument.number(), release.untilTs()));
            }
        }
    }

    /// Cancels what a breach left working. A flatten ends in a halt once nothing is held.
    void endInstant(long causeId) {
        if (orders.breached()) {
            cancelBreached();
        }
        if (flattening && portfolio.grossExposureUnits() == 0) {
            flattening = false;
            haltFlat(causeId);
        }
    }

    private void cancelBreached() {
        for (OrderStage.Breach breach = orders.nextBreach(); breach != null; breach = orders.nextBreach()) {
            strategies.cancelWorking(strategies.hosts()[breach.strategy()], false, breach.reason(), breach.id(), breach.correlationId());
        }
    }

    private void haltFlat(long causeId) {
        for (StrategyHost host : strategies.hosts()) {
            if (state.tradingState(host.id().number()) == TradingState.REDUCE_ONLY) {
                state.setStrategy(host.id().number(), TradingState.HALTED);
                sequencer.emit(new RiskStateChanged(host.id().name(), TradingState.HALTED, "flat after FLATTEN"), SOURCE, causeId, causeId);
            }
        }
    }
}
