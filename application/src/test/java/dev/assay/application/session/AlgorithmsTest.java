package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static dev.assay.application.session.SessionRig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Orders worked over time, child by child: a trade of 100 shares at 10.00 every 10 seconds.
class AlgorithmsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = DAY + DAY * 15 / 24;

    /// Gives signals at given trades.
    private record Script(Map<Integer, Signal> signals, AtomicInteger trades) implements Strategy {
        @Override
        public void onTrade(Trade trade, StrategyContext context) {
            Signal signal = signals.get(trades.incrementAndGet());
            if (signal != null) {
                context.emit(signal);
            }
        }
    }

    private static SessionRig rig(int trades, Map<Integer, Signal> signals) {
        SessionRig rig = new SessionRig().strategy("one", new Script(new TreeMap<>(signals), new AtomicInteger()));
        for (int i = 0; i < trades; i++) {
            rig.trade(START + i * 10L * SECOND, "10.00");
        }
        return rig;
    }

    private static Target target(long quantity, @Nullable Algo algo) {
        return new Target(ACME, new SizeRule.Units(Quantity.of(quantity)), OrderTerms.market(), null, algo);
    }

    /// Seconds after the start, and the quantity, of every child.
    private static List<String> children(SessionRig rig) {
        return rig.events.stream().filter(event -> event.payload() instanceof NewOrderSingle)
                .map(event -> (event.tsEvent() - START) / SECOND + "s " + ((NewOrderSingle) event.payload()).orderQty()).toList();
    }

    @Test
    void twapSendsEqualPartsAndCarriesTheResidue() {
        SessionRig rig = rig(12, Map.of(1, target(100, new Algo.Twap(60 * SECOND, 3)))).run();
        assertThat(children(rig)).containsExactly("0s 33", "20s 33", "40s 34");
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(100);
    }

    @Test
    void vwapFollowsTheProfile() {
        SessionRig rig = rig(12, Map.of(1, target(-70, new Algo.Vwap(40 * SECOND, List.of(1L, 2L, 0L, 4L))))).run();
        assertThat(children(rig)).containsExactly("0s 10", "10s 20", "30s 40");
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(-70);
    }

    @Test
    void povTakesItsShareOfTheVolumeUntilItsTimeIsOver() {
        SessionRig rig = rig(12, Map.of(1, target(100, new Algo.Pov(35 * SECOND, 0.125)))).run();
        assertThat(children(rig)).as("of 100, 200 and 300 shares").containsExactly("10s 12", "20s 13", "30s 12");
        assertThat(rig.events).anySatisfy(event -> assertThat(event.payload().toString()).contains("TIME_OVER"));
    }

    @Test
    void shortfallTradesFasterTheMoreAverseToRisk() {
        Algo calm = new Algo.Shortfall(40 * SECOND, 4, 0, 1, 1, 0);
        Algo hasty = new Algo.Shortfall(40 * SECOND, 4, 30, 1, 1, 0);
        assertThat(children(rig(8, Map.of(1, target(100, calm))).run())).containsExactly("0s 25", "10s 25", "20s 25", "30s 25");
        List<String> fast = children(rig(8, Map.of(1, target(100, hasty))).run());
        assertThat(fast).hasSize(4);
        assertThat(Long.parseLong(fast.getFirst().substring(3))).isGreaterThan(60);
    }

    @Test
    void anAlgorithmEndsWithItsParent() {
        OrderRequest request = OrderRequest.buy(ACME, Quantity.of(100), OrderTerms.market(), "work")
                .workedBy(new Algo.Twap(60 * SECOND, 6));
        SessionRig rig = rig(12, Map.of(1, request, 3, new Cancel(ACME, "work"))).run();
        assertThat(children(rig)).as("the slice due with the cancel is not sent").containsExactly("0s 16", "10s 17");
        SessionRig superseded = rig(12, Map.of(1, target(100, new Algo.Twap(60 * SECOND, 6)), 3, target(40, null))).run();
        assertThat(superseded.session().portfolio().units(ACME)).isEqualTo(40);
    }

    @Test
    void whatAChildLeavesComesWithTheNextSlice() {
        OrderTerms never = OrderTerms.limit(dev.assay.core.money.Price.of("9"), TimeInForce.IOC);
        SessionRig rig = rig(12, Map.of(1, OrderRequest.buy(ACME, Quantity.of(90), never, "work").workedBy(new Algo.Twap(60 * SECOND, 3))))
                .run();
        assertThat(children(rig)).containsExactly("0s 30", "20s 60", "40s 90");
    }

    /// State is nothing but replayed inputs: a session that stops half-way has done exactly the beginning of what the whole one does, and one
    /// started anew from the first half goes on as if it had never stopped.
    @Test
    void aRestartRebuildsTheSchedule() {
        Map<Integer, Signal> signals = Map.of(1, target(100, new Algo.Twap(60 * SECOND, 7)));
        List<Event> half = rig(4, signals).run().events;
        List<Event> whole = rig(12, signals).run().events;
        List<Event> cut = half.stream().filter(event -> event.tsEvent() < START + 30 * SECOND).toList();
        assertThat(cut).isNotEmpty();
        assertThat(whole.subList(0, cut.size())).isEqualTo(cut);
        assertThat(children(rig(12, signals).run())).hasSize(7);
    }
}
