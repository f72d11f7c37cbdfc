package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.ShareOut;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.Oms;
import java.util.ArrayList;
import java.util.List;

/// Enters the orders by which the broker of a margin account closes positions. They are the broker's, so neither strategy nor RiskGuard is asked;
/// that is recorded as the decision they follow from. Each strategy that holds the position bears its part, and what it has working in the
/// instrument is cancelled, protective exits apart, which follow the position.
final class ForcedSales {
    /// Tag of these orders, and the reason code of their decisions.
    static final String TAG = "margin-call";
    static final String REASON = "MARGIN";
    private static final String SOURCE = "broker";

    private record Demand(MarginCall call, long id) {}

    private final Sequencer sequencer;
    private final List<StrategyId> strategies;
    private final Portfolio portfolio;
    private final Oms oms;
    private final List<Demand> demands = new ArrayList<>();

    ForcedSales(Sequencer sequencer, List<StrategyId> strategies, Portfolio portfolio, Oms oms) {
        this.sequencer = sequencer;
        this.strategies = List.copyOf(strategies);
        this.portfolio = portfolio;
        this.oms = oms;
    }

    /// Takes note of what the broker says.
    ///
    /// @param id event id of the call
    void take(MarginCall call, long id) {
        if (call.state() == MarginCall.State.LIQUIDATION) {
            demands.add(new Demand(call, id));
        }
    }

    /// Enters the orders of all that was said, before the strategies' own go out.
    void flush(OrderStage orders, long now) {
        if (demands.isEmpty()) {
            return;
        }
        for (Demand demand : List.copyOf(demands)) {
            Instrument instrument = demand.call.instrument();
            Side side = demand.call.side();
            Quantity quantity = demand.call.quantity();
            if (instrument != null && side != null && quantity != null) {
                enter(demand, instrument, side, quantity, orders, now);
            }
        }
        demands.clear();
    }

    private void enter(Demand demand, Instrument instrument, Side side, Quantity quantity, OrderStage orders, long now) {
        long total = 0;
        for (StrategyId strategy : strategies) {
            total = Math.addExact(total, held(strategy, instrument, side));
        }
        if (total == 0) {
            return;
        }
        ShareOut lots = new ShareOut(quantity.units() / instrument.lotUnits(), total);
        for (StrategyId strategy : strategies) {
            long held = held(strategy, instrument, side);
            long share = Math.multiplyExact(Math.min(lots.next(held), held / instrument.lotUnits()), instrument.lotUnits());
            if (share > 0) {
                enter(demand, strategy, instrument, side, instrument.quantity(share), orders, now);
            }
        }
    }

    private void enter(Demand demand, StrategyId strategy, Instrument instrument, Side side, Quantity quantity, OrderStage orders,
            long now) {
        String reason = demand.call.text();
        for (Order order : oms.working(strategy)) {
            if (order.instrument().number() == instrument.number() && !order.protective()) {
                orders.onCancel(order.firstClOrdId(), reason, demand.id, demand.id);
            }
        }
        OrderIntent intent = new OrderIntent(strategy, instrument, side, quantity, OrderTerms.market().withReduceOnly(), TAG, true, 0,
                reason);
        long intentId = sequencer.emit(intent, SOURCE, demand.id, demand.id);
        RiskDecision decision = new RiskDecision(strategy, instrument, side, quantity, RiskDecision.Outcome.ACCEPT, quantity, "", REASON,
                "the broker's own order: no control is asked");
        long decisionId = sequencer.emit(decision, SOURCE, demand.id, intentId);
        oms.submit(intent, quantity, decisionId, demand.id, now);
        orders.sent();
    }

    /// What a strategy holds of what the side closes, without its sign.
    private long held(StrategyId strategy, Instrument instrument, Side side) {
        return Math.max(0, -side.sign() * portfolio.units(strategy, instrument));
    }
}
