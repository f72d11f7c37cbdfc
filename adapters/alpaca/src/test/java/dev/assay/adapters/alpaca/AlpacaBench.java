package dev.assay.adapters.alpaca;

import dev.assay.application.data.SnapshotRef;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.Side;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.CostModels;
import dev.assay.execution.contract.BrokerBench;
import dev.assay.proofbench.FillModels;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxFaults;
import dev.assay.sandbox.SandboxOptions;
import dev.assay.sandbox.Speed;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The adapter, real sockets, and a sandbox whose time moves when the bench says so.
final class AlpacaBench implements BrokerBench {
    static final AlpacaKeys KEYS = AlpacaKeys.of(Map.of("APCA_API_KEY_ID", "k", "APCA_API_SECRET_KEY", "s"));
    static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    static final Universe UNIVERSE = new Universe(List.of(ACME, Instrument.equity(1, "BETA", "XNAS", Currency.USD)));

    final Sandbox sandbox;
    final AlpacaBroker broker;

    AlpacaBench() {
        this(start("next-open"), UNIVERSE);
    }

    AlpacaBench(SandboxFaults faults, long seed) {
        this(start("next-open", faults, seed), UNIVERSE);
    }

    AlpacaBench(Sandbox sandbox, Universe universe) {
        this.sandbox = sandbox;
        broker = connect(sandbox, "test", universe);
    }

    static AlpacaBroker connect(Sandbox sandbox, String prefix, Universe universe) {
        return AlpacaBroker.connect(AlpacaSettings.at(URI.create(sandbox.url()), prefix).rate(60_000), KEYS, universe, sandbox::now);
    }

    static Sandbox start(String fills) {
        return start(fills, SandboxFaults.NONE, 7);
    }

    static Sandbox start(String fills, SandboxFaults faults, long seed) {
        PlayedMarket market = new PlayedMarket(30);
        return Sandbox.start(market, market, () -> 0,
                new SandboxOptions("bars", "", PlayedMarket.MINUTE, SnapshotRef.LATEST, List.of("ACME", "BETA"), PlayedMarket.FROM,
                        PlayedMarket.TO,
                        Speed.parse("step"), 0, Money.of("100000", Currency.USD), 2, FillModels.byId(fills), CostModels.none(), seed)
                        .with(faults));
    }

    @Override
    public BrokerAdapter adapter() {
        return broker;
    }

    @Override
    public Instrument instrument() {
        return ACME;
    }

    @Override
    public Price restingPrice(Side side) {
        return Price.of(side == Side.BUY ? "1" : "1000");
    }

    @Override
    public void settle() {
        try {
            broker.settle();
            // A broken link comes back by itself, and what was missed is searched for.
            for (int i = 0; i < 1000 && !broker.quiet(); i++) {
                Thread.sleep(10);
            }
            broker.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void trade() {
        settle();
        sandbox.advance();
        sandbox.advance();
        settle();
    }

    @Override
    public void close() {
        broker.close();
        sandbox.close();
    }
}
