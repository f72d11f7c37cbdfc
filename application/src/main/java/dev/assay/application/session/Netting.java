package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskView;
import dev.assay.execution.OrderListener;
import dev.assay.execution.SizingExecutionEngine;
import dev.assay.execution.SizingRules;
import java.util.ArrayList;
import java.util.List;

/// Crosses opposite market orders that targets of different strategies lead to in one flush, before they go out.
///
/// Each of them is judged by RiskGuard as it stands; what it allows is crossed in order of arrival, buyer against seller, and booked to both
/// at the declared price without a fee. What is left of an intent stays its strategy's own order, and is judged once more, because the
/// account has other positions and working orders by then. Where no two strategies differ, nothing changes.
final class Netting {
    private static final String SOURCE = "netting";

    private static final class Held {
        final OrderIntent intent;
        final long intentId;
        final long correlationId;
        boolean opposed;
        long decisionId;
        long openUnits;

        Held(OrderIntent intent, long intentId, long correlationId) {
            this.intent = intent;
            this.intentId = intentId;
            this.correlationId = correlationId;
            openUnits = intent.quantity().units();
        }

        boolean meets(Held other) {
            return intent.instrument().equals(other.intent.instrument()) && intent.side().sign() != other.intent.side().sign()
                    && intent.strategy().number() != other.intent.strategy().number();
        }
    }

    private final SizingRules.Netting rule;
    private final Sequencer sequencer;
    private final SessionView view;
    private final OrderListener listener;
    private final List<Held> held = new ArrayList<>();

    Netting(SizingRules.Netting rule, Sequencer sequencer, SessionView view, OrderListener listener) {
        this.rule = rule;
        this.sequencer = sequencer;
        this.view = view;
        this.listener = listener;
    }

    /// Keeps an intent until the flush has ended, where it is of a kind that may be crossed.
    boolean takes(OrderIntent intent, long intentId, long correlationId) {
        OrderTerms terms = intent.terms();
        boolean plain = intent.tag().equals(SizingExecutionEngine.TARGET_TAG) && intent.replaces() == 0 && intent.cash() == null
                && intent.ocoId() == 0 && terms.ordType() == OrdType.MARKET && !terms.reduceOnly()
                && (terms.timeInForce() == TimeInForce.DAY || terms.timeInForce() == TimeInForce.GTC);
        if (plain) {
            held.add(new Held(intent, intentId, correlationId));
        }
        return plain;
    }

    /// The flush has ended: crosses what meets, and sends the rest on.
    void settle(OrderStage orders) {
        if (held.isEmpty()) {
            return;
        }
        List<Held> batch = List.copyOf(held);
        held.clear();
        for (Held one : batch) {
            one.opposed = price(one.intent.instrument()) != RiskView.NO_PRICE && batch.stream().anyMatch(one::meets);
        }
        for (Held one : batch) {
            if (one.opposed) {
                OrderStage.Judged judged = orders.judgeForCrossing(one.intent, one.intentId, one.correlationId);
                one.decisionId = judged.decisionId();
                one.openUnits = judged.allowed().units();
            }
        }
        for (Held buy : batch) {
            for (Held sell : batch) {
                if (buy.opposed && sell.opposed && buy.intent.side() == Side.BUY && buy.meets(sell)) {
                    cross(buy, sell);
                }
            }
        }
        for (Held one : batch) {
            send(one, orders);
        }
    }

    private void send(Held one, OrderStage orders) {
        if (!one.opposed) {
            orders.send(one.intent, one.intentId, one.correlationId);
            return;
        }
        if (one.openUnits == 0) {
            return;
        }
        Instrument instrument = one.intent.instrument();
        OrderIntent rest = one.intent.withQuantity(instrument.quantity(one.openUnits));
        long id = rest.quantity().equals(one.intent.quantity())
                ? one.intentId
                : sequencer.emit(rest, SOURCE, one.correlationId, one.decisionId);
        orders.send(rest, id, one.correlationId);
    }

    private void cross(Held buy, Held sell) {
        long units = Math.min(buy.openUnits, sell.openUnits);
        if (units == 0) {
            return;
        }
        buy.openUnits -= units;
        sell.openUnits -= units;
        Instrument instrument = buy.intent.instrument();
        Quantity quantity = instrument.quantity(units);
        Price price = instrument.price(price(instrument));
        long later = Math.max(buy.decisionId, sell.decisionId);
        long crossId = sequencer.emit(new InternalCross(instrument, buy.intent.strategy(), sell.intent.strategy(), quantity, price,
                buy.intentId, sell.intentId), SOURCE, buy.correlationId, later);
        fill(buy, quantity, price, crossId);
        fill(sell, quantity, price, crossId);
    }

    private void fill(Held one, Quantity quantity, Price price, long crossId) {
        OrderIntent intent = one.intent;
        Instrument instrument = intent.instrument();
        Fill fill = new Fill("cross-" + crossId + "-" + intent.strategy(), 0, intent.strategy(), instrument, intent.side(), quantity,
                price, new Money(0, instrument.currency()), false, instrument.price(0), 0, false, intent.terms().effect());
        listener.onFill(fill, sequencer.emit(fill, SOURCE, one.correlationId, crossId), one.correlationId);
    }

    private long price(Instrument instrument) {
        if (rule == SizingRules.Netting.LAST) {
            return view.markUnits(instrument);
        }
        long bid = view.state().bidUnits(instrument.number());
        long ask = view.state().askUnits(instrument.number());
        return bid == RiskView.NO_PRICE || ask == RiskView.NO_PRICE ? RiskView.NO_PRICE : Math.floorDiv(Math.addExact(bid, ask), 2);
    }
}
