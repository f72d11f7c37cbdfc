package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.TimeInForce;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.MarketDriven;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The simulated broker as if it could do no more than its capabilities say; anything else fails the test. Keeps what it was sent.
record PlainBroker(SimulatedBroker broker, Capabilities capabilities, List<OrderCommand> sent) implements BrokerAdapter, MarketDriven {
    /// One that knows market and limit orders for DAY and GTC alone.
    PlainBroker(SimulatedBroker broker) {
        this(broker, new Capabilities("Plain", List.of(OrdType.MARKET, OrdType.LIMIT), List.of(TimeInForce.DAY, TimeInForce.GTC), true,
                false, true, true), new ArrayList<>());
    }

    /// One behind a link: its answers must be waited for.
    static PlainBroker far(SimulatedBroker broker) {
        Capabilities c = broker.capabilities();
        return new PlainBroker(broker, new Capabilities("Far", c.ordTypes(), c.timesInForce(), c.replace(), c.fractional(),
                c.shortSelling(), false, c.features()), new ArrayList<>());
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        if (command instanceof OrderCommand.NewOrderSingle order && (!capabilities.ordTypes().contains(order.terms().ordType())
                || !capabilities.timesInForce().contains(order.terms().timeInForce())
                || order.ocoId() != 0 && !capabilities.features().contains(Capabilities.Feature.OCO))) {
            throw new AssertionError("the broker was sent what it does not know: " + order);
        }
        sent.add(command);
        broker.send(command, commandId);
    }

    @Override
    public void ask(BrokerQuery query) {
        broker.ask(query);
    }

    @Override
    public @Nullable BrokerMessage poll() {
        return broker.poll();
    }

    @Override
    public void onInstant(long now) {
        broker.onInstant(now);
    }

    @Override
    public boolean wants(Instrument instrument) {
        return broker.wants(instrument);
    }

    @Override
    public void onMarketData(MarketData datum, long datumId) {
        broker.onMarketData(datum, datumId);
    }

    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits) {
        broker.onCorporateAction(action, lastPriceUnits);
    }

    @Override
    public void onSessionEnd(long now) {
        broker.onSessionEnd(now);
    }
}
