package dev.assay.proofbench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelayedBrokerTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final StrategyId STRATEGY = new StrategyId(0, "test");

    private long commands;

    private static DelayedBroker line(LatencyModel order, LatencyModel response, boolean ahead) {
        return new DelayedBroker(new SimulatedBroker(new Universe(List.of(ACME)), FillModels.byId("book"), CostModels.none(),
                Money.of("100000", Currency.USD)), order, response, ahead);
    }

    private long send(DelayedBroker broker, Side side, long quantity, OrderTerms terms) {
        broker.send(new NewOrderSingle(++commands, STRATEGY, ACME, side, Quantity.of(quantity), terms, "tag", false), 0);
        return commands;
    }

    private static void ask(DelayedBroker broker, long ts, long price, long size) {
        broker.onInstant(ts);
        broker.onMarketData(new BookDelta(ACME, ts, 0, size == 0 ? BookDelta.Action.DELETE : BookDelta.Action.SET, false, price, size, 0),
                1);
    }

    private static void book(DelayedBroker broker, long ts) {
        broker.onInstant(ts);
        broker.onMarketData(snapshot(ts), 1);
    }

    private static BookSnapshot snapshot(long ts) {
        return new BookSnapshot(ACME, ts, 0, List.of(new BookLevel(99_800, 100, 0)), List.of(new BookLevel(100_000, 50, 0)));
    }

    private static List<String> heard(DelayedBroker broker) {
        List<String> all = new ArrayList<>();
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            ExecutionReport report = (ExecutionReport) message;
            all.add(report.execType() + "@" + report.transactTs() + (report.lastPx() == null ? "" : " " + report.lastPx()));
        }
        return all;
    }

    @Test
    void anOrderMeetsTheBookOfItsArrival() {
        DelayedBroker broker = line(new ConstantLatency(10), new ConstantLatency(5), false);
        book(broker, 100);
        send(broker, Side.BUY, 20, OrderTerms.market());
        ask(broker, 105, 100_000, 0);
        ask(broker, 106, 100_100, 50);
        broker.onInstant(110);
        assertThat(heard(broker)).as("it has arrived, the answer has not").isEmpty();
        assertThat(broker.nextDue()).isEqualTo(115);
        broker.onInstant(115);
        assertThat(heard(broker)).containsExactly("NEW@110", "TRADE@110 10.0100");
        assertThat(broker.nextDue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void withoutAnInstantOfItsOwnItStillArrivesOnTime() {
        DelayedBroker broker = line(new ConstantLatency(10), new NoLatency(), false);
        book(broker, 100);
        send(broker, Side.BUY, 20, OrderTerms.market());
        ask(broker, 200, 100_000, 0);
        assertThat(heard(broker)).as("at 110 the ask was there").containsExactly("NEW@110", "TRADE@110 10.0000");
    }

    @Test
    void aCancelMayCrossAFillOnTheWay() {
        DelayedBroker broker = line(new ConstantLatency(10), new ConstantLatency(10), false);
        book(broker, 100);
        long order = send(broker, Side.BUY, 20, OrderTerms.limit(ACME.price(99_900), TimeInForce.GTC));
        broker.onInstant(120);
        broker.send(new CancelRequest(++commands, order, null, ACME, "too slow"), 0);
        broker.onInstant(125);
        broker.onMarketData(new Trade(ACME, 125, 99_900, 20, Trade.Aggressor.SELLER), 2);
        broker.onInstant(140);
        assertThat(heard(broker)).containsExactly("NEW@110", "TRADE@125 9.9900", "CANCEL_REJECTED@130");
    }

    @Test
    void nothingOvertakes() {
        DelayedBroker broker = line(new RecordedLatency(new long[]{0, 101}, new long[]{50, 1}), new NoLatency(), false);
        book(broker, 100);
        long order = send(broker, Side.BUY, 20, OrderTerms.limit(ACME.price(99_900), TimeInForce.GTC));
        broker.onInstant(102);
        broker.send(new CancelRequest(++commands, order, null, ACME, "quick"), 0);
        broker.onInstant(160);
        assertThat(heard(broker)).containsExactly("NEW@150", "CANCELED@150");
    }

    @Test
    void theVenueMayKnowTheMarketBeforeUs() {
        DelayedBroker broker = line(new ConstantLatency(1), new ConstantLatency(1), true);
        broker.ahead(snapshot(100));
        broker.onInstant(100);
        assertThat(broker.wants(ACME)).as("what reaches us later is no news to the venue").isFalse();
        send(broker, Side.BUY, 20, OrderTerms.market());
        broker.onInstant(102);
        assertThat(heard(broker)).containsExactly("NEW@101", "TRADE@101 10.0000");
    }

    @Test
    void latenciesAreFunctionsOfSeedNumberAndTime() {
        RandomLatency one = new RandomLatency(RandomLatency.Shape.LOG_NORMAL, 1_000_000, 0.5, 100, 50_000_000, 7);
        RandomLatency same = new RandomLatency(RandomLatency.Shape.LOG_NORMAL, 1_000_000, 0.5, 100, 50_000_000, 7);
        RandomLatency other = new RandomLatency(RandomLatency.Shape.LOG_NORMAL, 1_000_000, 0.5, 100, 50_000_000, 8);
        double sum = 0;
        int below = 0;
        int differ = 0;
        int count = 20_000;
        for (int i = 1; i <= count; i++) {
            long nanos = one.nanos(i, i * 1_000L);
            assertThat(same.nanos(i, i * 1_000L)).isEqualTo(nanos);
            differ += other.nanos(i, i * 1_000L) == nanos ? 0 : 1;
            sum += StrictMath.log((double) nanos / 1_000_000);
            below += nanos < 1_000_000 ? 1 : 0;
        }
        assertThat(differ).isGreaterThan(count - 10);
        assertThat(sum / count).as("mean of the logarithm").isBetween(-0.02, 0.02);
        assertThat((double) below / count).as("the median").isBetween(0.48, 0.52);
    }

    @Test
    void theOtherShapesKeepTheirBounds() {
        RandomLatency uniform = new RandomLatency(RandomLatency.Shape.UNIFORM, 0, 0, 10, 19, 1);
        RandomLatency normal = new RandomLatency(RandomLatency.Shape.NORMAL, 1_000, 100, 800, 1_200, 1);
        long[] seen = new long[20];
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            seen[(int) uniform.nanos(i, 0)]++;
            long nanos = normal.nanos(i, 0);
            assertThat(nanos).isBetween(800L, 1_200L);
            sum += (double) nanos;
        }
        for (int i = 10; i < 20; i++) {
            assertThat(seen[i]).isBetween(850L, 1_150L);
        }
        assertThat(sum / 10_000).isBetween(990.0, 1_010.0);
    }

    @Test
    void whatIsNoLatencyIsRefused() {
        assertThatThrownBy(() -> new ConstantLatency(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("choose none");
        assertThatThrownBy(() -> new RecordedLatency(new long[]{5, 5}, new long[]{1, 1})).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> new RandomLatency(RandomLatency.Shape.UNIFORM, 0, 0, 5, 4, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
