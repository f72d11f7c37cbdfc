package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.Capabilities;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.Oms;
import dev.assay.execution.reconcile.Repairs;
import java.util.ArrayList;
import java.util.List;

/// Repairs our books and orders as reconciliation's policies say; a closing order goes the way of every other: engine, RiskGuard, OMS.
final class BookRepairs implements Repairs {
    private static final String SOURCE = "reconciliation";

    /// A change of position that the engine, and where it is to be closed the market, has yet to hear of.
    private record Change(Instrument instrument, long units, boolean close, long eventId, long correlationId) {}

    private final Sequencer sequencer;
    private final Portfolio portfolio;
    private final Oms oms;
    private final StrategyId adopter;
    /// At the market, until it is done where the broker takes that.
    private final OrderTerms closing;
    private final List<Change> changes = new ArrayList<>();

    BookRepairs(Sequencer sequencer, Portfolio portfolio, Oms oms, StrategyId adopter, Capabilities broker) {
        this.sequencer = sequencer;
        this.portfolio = portfolio;
        this.oms = oms;
        this.adopter = adopter;
        this.closing = OrderTerms.market(broker.timesInForce().contains(TimeInForce.GTC) ? TimeInForce.GTC : TimeInForce.DAY);
    }

    @Override
    public void adopt(ExecutionReport listed) {
        oms.adopt(listed, adopter, SOURCE);
    }

    @Override
    public void cancel(OrdersAnswer.State order, String reason, long findingId, long correlationId) {
        oms.cancelUnknown(order.clOrdId(), order.orderId().isEmpty() ? null : order.orderId(), order.instrument(), reason, findingId,
                correlationId);
    }

    @Override
    public void end(Order order, String reason, long findingId, long correlationId) {
        oms.endedThere(order.firstClOrdId(), reason, findingId, correlationId);
    }

    @Override
    public void withdraw(Order order, String reason, long findingId, long correlationId) {
        oms.cancel(order.firstClOrdId(), reason, findingId, correlationId);
    }

    @Override
    public void restate(ExecutionReport restated) {
        oms.onReport(restated, SOURCE);
    }

    @Override
    public void fill(ExecutionReport trade) {
        oms.onReport(trade, SOURCE);
    }

    @Override
    public boolean priced(Instrument instrument) {
        return portfolio.markUnits(instrument) != RiskView.NO_PRICE && portfolio.rateKnown(instrument);
    }

    @Override
    public void adjust(Instrument instrument, long units, boolean close, String reason, long findingId, long correlationId) {
        PositionAdjusted change = new PositionAdjusted(adopter, instrument, instrument.quantity(units),
                instrument.price(portfolio.markUnits(instrument)), reason);
        long id = sequencer.emit(change, SOURCE, correlationId, findingId);
        portfolio.adjust(change, id, correlationId);
        changes.add(new Change(instrument, units, close, id, correlationId));
    }

    @Override
    public boolean keeps(Currency currency) {
        return portfolio.cash().stream().anyMatch(each -> each.currency().equals(currency));
    }

    @Override
    public void adjust(Money change, long findingId, long correlationId) {
        portfolio.adjust(change, findingId, correlationId);
    }

    /// Tells the engine what has changed, and asks for what is to be closed; before the flush of every instant.
    void flush(ExecutionEngine engine, StrategyStage strategies) {
        if (changes.isEmpty()) {
            return;
        }
        for (Change change : List.copyOf(changes)) {
            engine.onAdjustment(adopter, change.instrument(), change.eventId(), change.correlationId());
            if (change.close()) {
                strategies.close(adopter, change.instrument(), change.units(), closing, change.eventId(), change.correlationId());
            }
        }
        changes.clear();
    }
}
