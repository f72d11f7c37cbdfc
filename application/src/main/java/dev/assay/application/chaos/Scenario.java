package dev.assay.application.chaos;

import dev.assay.application.session.SessionSetup;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.Payload;
import dev.assay.execution.BrokerAdapter;
import dev.assay.proofbench.SimulatedBroker;
import java.util.List;

/// What a chaos run repeats under faults: the inputs, and how to make a fresh venue and a fresh session.
public interface Scenario {
    /// One stored input.
    ///
    /// @param ts when it happens, epoch ns UTC
    /// @param payload market data or a corporate action
    record Input(long ts, Payload payload) {}

    /// The inputs in time order.
    List<Input> inputs();

    /// The sessions of the market.
    ExchangeCalendar calendar();

    /// A venue with its account opened.
    SimulatedBroker venue();

    /// A session that trades through an adapter, with strategies and controls of its own.
    SessionSetup session(BrokerAdapter adapter);
}
