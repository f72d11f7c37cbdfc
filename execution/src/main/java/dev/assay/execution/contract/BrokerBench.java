package dev.assay.execution.contract;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.order.Side;
import dev.assay.execution.BrokerAdapter;

/// What the checks need from whoever runs them: an adapter with an open account, and a way to let time pass and the market trade. A new one is
/// made for every check.
public interface BrokerBench extends AutoCloseable {
    /// The adapter under test, connected, without orders and positions of its own.
    BrokerAdapter adapter();

    /// An instrument that can be traded.
    Instrument instrument();

    /// A limit price at which an order rests without being filled.
    Price restingPrice(Side side);

    /// Waits until everything sent has been answered, as far as it will be without a trade.
    void settle();

    /// Makes the market trade, so that market orders fill in full, and waits for the reports.
    void trade();

    @Override
    void close();
}
