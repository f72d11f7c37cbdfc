package dev.assay.benchmarks;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.FillRules;
import dev.assay.proofbench.Participation;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.VolumeShareImpact;
import java.util.List;
import java.util.SplittableRandom;

/// The simulated venue on bars with 10 % of the volume, impact by the share of it, and twenty orders working: half of them limit orders around the price,
/// half market orders too large for one bar. `FillPath [BARS]`. Seconds are the thread's own processor time.
final class FillPath {
    private static final int ORDERS = 20;
    private static final long MINUTE = 60_000_000_000L;
    private static final StrategyId STRATEGY = new StrategyId(0, "bench");
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);

    private FillPath() {}

    public static void main(String[] args) {
        int bars = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        Bar[] data = bars(bars);
        for (int round = 0; round < 5; round++) {
            Meter meter = new Meter();
            long fills = run(data);
            double seconds = meter.seconds();
            System.out.printf("%.2f million bars/s, %.2f million fills/s, %d fills, %.0f bytes/bar%n", bars / seconds / 1e6,
                    fills / seconds / 1e6,
                    fills, (double) meter.allocatedBytes() / bars);
        }
    }

    private static long run(Bar[] data) {
        SimulatedBroker broker = new SimulatedBroker(new Universe(List.of(ACME)),
                FillModels.of("next-open",
                        FillRules.DEFAULT.with(Participation.percent("10")).moving(new VolumeShareImpact(0.1, 2))),
                CostModels.none(), Money.of("100000000", Currency.USD));
        long[] slots = new long[ORDERS];
        long ids = 0;
        long fills = 0;
        for (int i = 0; i < data.length; i++) {
            Bar bar = data[i];
            broker.onInstant(bar.tsOpen());
            broker.onMarketData(new BarOpen(ACME, bar.tsOpen(), bar.openUnits()), 2L * i + 1);
            broker.onInstant(bar.tsClose());
            broker.onMarketData(bar, 2L * i + 2);
            for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
                ExecutionReport report = (ExecutionReport) message;
                fills += report.lastPx() == null ? 0 : 1;
                for (int slot = 0; report.ordStatus().terminal() && slot < ORDERS; slot++) {
                    slots[slot] = slots[slot] == report.clOrdId() ? 0 : slots[slot];
                }
            }
            for (int slot = 0; slot < ORDERS; slot++) {
                if (slots[slot] == 0) {
                    slots[slot] = ++ids;
                    boolean buy = slot % 2 == 0;
                    long price = bar.closeUnits() + (buy ? -100L : 100L) * (1 + slot);
                    broker.send(new OrderCommand.NewOrderSingle(ids, STRATEGY, ACME, buy ? Side.BUY : Side.SELL,
                            Quantity.of(slot < ORDERS / 2 ? 300 : 2_000),
                            slot < ORDERS / 2 ? OrderTerms.limit(ACME.price(price), TimeInForce.GTC) : OrderTerms.market(TimeInForce.GTC),
                            "f",
                            false), ids);
                }
            }
        }
        return fills;
    }

    private static Bar[] bars(int count) {
        SplittableRandom random = new SplittableRandom(7);
        Bar[] all = new Bar[count];
        long price = 1_000_000;
        for (int i = 0; i < count; i++) {
            long open = price;
            long close = Math.max(100_000, open + 100L * (random.nextInt(41) - 20));
            long high = Math.max(open, close) + 100L * random.nextInt(10);
            long low = Math.min(open, close) - 100L * random.nextInt(10);
            all[i] = new Bar(ACME, i * MINUTE, (i + 1) * MINUTE, open, high, low, close, 5_000 + random.nextInt(5_000));
            price = close;
        }
        return all;
    }
}
