package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.feed.DelayedCursor;
import dev.assay.application.feed.MergedCursor;
import dev.assay.core.loop.InputCursor;
import dev.assay.execution.BrokerAdapter;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.latency.DelayedBroker;

/// What stands between a session and the simulated venue: nothing, or a line of some length.
///
/// @param broker who takes the orders
/// @param cursor the inputs as we get them
record Line(BrokerAdapter broker, InputCursor cursor) {
    static Line of(AssayConfig config, MarketInputs inputs, Strategies.Made strategies, MergedCursor cursor) {
        Latencies latencies = inputs.latencies();
        if (latencies.feed().none() || !config.brokers().isEmpty()) {
            return new Line(broker(config, inputs, strategies), cursor);
        }
        DelayedBroker broker = new DelayedBroker(Assembly.broker(config, inputs), latencies.order(), latencies.response(), true);
        return new Line(broker, new DelayedCursor(cursor, latencies.feed(), broker::ahead));
    }

    /// Who takes the orders where data reaches us and the venue at once.
    static BrokerAdapter broker(AssayConfig config, MarketInputs inputs, Strategies.Made strategies) {
        Latencies latencies = inputs.latencies();
        if (!config.brokers().isEmpty()) {
            if (!latencies.none()) {
                throw new RunException("latency: a line of some length leads to one broker; leave latency out, or brokers and routes");
            }
            return RouteAssembly.broker(config, inputs, strategies);
        }
        SimulatedBroker venue = Assembly.broker(config, inputs);
        return latencies.none() ? venue : new DelayedBroker(venue, latencies.order(), latencies.response(), false);
    }
}
