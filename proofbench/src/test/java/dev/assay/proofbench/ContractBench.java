package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BarOpen;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.Side;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.MarketDriven;
import dev.assay.execution.contract.BrokerBench;

/// A simulated market behind the adapter whose contract is checked.
final class ContractBench implements BrokerBench {
    private final BrokerAdapter adapter;
    private final MarketDriven venue;
    private long now;

    ContractBench(BrokerAdapter adapter, MarketDriven venue) {
        this.adapter = adapter;
        this.venue = venue;
        venue.onInstant(now);
    }

    /// A broker to check, or to put behind what is checked.
    static SimulatedBroker broker(String deposit) {
        return new SimulatedBroker(Desk.UNIVERSE, FillModels.of("next-open", LimitFill.THROUGH, new NoSlippage()), Desk.HALF_CENT,
                Money.of(deposit, Desk.USD));
    }

    @Override
    public BrokerAdapter adapter() {
        return adapter;
    }

    @Override
    public Instrument instrument() {
        return Desk.ACME;
    }

    @Override
    public Price restingPrice(Side side) {
        return Price.of(side == Side.BUY ? "1" : "1000");
    }

    @Override
    public void settle() {}

    @Override
    public void trade() {
        now += Desk.MINUTE;
        venue.onInstant(now);
        venue.onMarketData(new BarOpen(Desk.ACME, now, 500_000), 1);
    }

    @Override
    public void close() {}
}
