package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.MINUTE;
import static dev.assay.proofbench.Desk.STRATEGY;
import static dev.assay.proofbench.Desk.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order management system and the broker hold the same orders and the same position after every step, splits included, and the OMS
/// never finds a report impossible.
class OmsAgreementTest {
    private static final class Trader implements OrderListener {
        final Random random;
        final SimulatedBroker broker;
        final Oms oms;
        long events;
        long position;
        int fills;
        int restated;
        long now;

        Trader(long seed, FillModel model) {
            random = new Random(seed);
            broker = new SimulatedBroker(Desk.UNIVERSE, model, Desk.HALF_CENT, Money.of("1000000", USD));
            oms = new Oms((payload, source, correlationId, causationId) -> ++events, broker, Desk.HALF_CENT, this, 2, 1);
        }

        @Override
        public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {}

        @Override
        public void onFill(Fill fill, long eventId, long correlationId) {
            position += fill.signedUnits();
            fills++;
            assertThat(fill.feeEstimated()).isFalse();
        }

        void instant(long ts) {
            now = ts;
            broker.onInstant(ts);
        }

        void act() {
            for (int i = random.nextInt(4); i > 0; i--) {
                List<Order> working = oms.working(ACME);
                int kind = working.isEmpty() ? 0 : random.nextInt(6);
                Side side = Side.values()[random.nextInt(3)];
                if (kind < 4) {
                    submit(side, 0);
                } else {
                    Order order = working.get(random.nextInt(working.size()));
                    if (kind == 4) {
                        oms.cancel(order.firstClOrdId(), "test", 1, 1);
                    } else {
                        submit(order.side(), order.firstClOrdId());
                    }
                }
                compare();
            }
        }

        private void submit(Side side, long replaces) {
            OrdType type = OrdType.values()[random.nextInt(4)];
            TimeInForce lasts = List
                    .of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.CLS)
                    .get(type.hasStop() ? random.nextInt(3) : random.nextInt(6));
            OrderTerms terms = new OrderTerms(type, type.hasLimit() ? price() : null, type.hasStop() ? price() : null, lasts);
            Quantity quantity = Quantity.of(1L + random.nextInt(300));
            oms.submit(new OrderIntent(STRATEGY, ACME, side, quantity, terms, "t", false, replaces, "test"), quantity, 1, 1, now);
        }

        private Price price() {
            return new Price(980L + random.nextInt(41), 2);
        }

        void bar(long start) {
            long open = 980L + random.nextInt(41);
            long close = 980L + random.nextInt(41);
            long high = Math.max(open, close) + random.nextInt(10);
            long low = Math.min(open, close) - random.nextInt(10);
            instant(start);
            act();
            broker.onMarketData(new BarOpen(ACME, start, open * 100), 1);
            compare();
            act();
            instant(start + MINUTE);
            broker.onMarketData(new Bar(ACME, start, start + MINUTE, open * 100, high * 100, low * 100, close * 100, 1), 2);
            compare();
        }

        void split() {
            CorporateAction.Split split = new CorporateAction.Split(ACME, now, 1 + random.nextInt(3), 1 + random.nextInt(3));
            restated += oms.working(ACME).size();
            oms.applySplit(split, 1, 1);
            broker.onCorporateAction(split, 100_000);
            position = position * split.numerator() / split.denominator();
            compare();
        }

        private void compare() {
            for (ExecutionReport report = (ExecutionReport) broker.poll(); report != null; report = (ExecutionReport) broker.poll()) {
                oms.onReport(report);
            }
            assertThat(oms.findings()).isZero();
            assertThat(broker.workingOrders().stream().map(Trader::line).sorted().toList()).isEqualTo(
                    oms.working(ACME).stream().map(Trader::line).sorted().toList());
            assertThat(broker.positions().isEmpty() ? 0 : broker.positions().getFirst().quantity().units()).isEqualTo(position);
        }

        private static String line(RestingOrder order) {
            return order.clOrdId + " " + order.orderId + " " + order.status + " " + order.orderUnits + " " + order.cumUnits + " "
                    + order.leavesUnits() + " " + order.terms();
        }

        private static String line(Order order) {
            return order.clOrdId() + " " + order.orderId() + " " + order.status() + " " + order.orderQty().units() + " "
                    + order.cumQty().units() + " " + order.leavesQty().units() + " " + order.terms();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothHoldTheSame(boolean half) {
        int fills = 0;
        int restated = 0;
        for (int seed = 0; seed < 100; seed++) {
            FillModel whole = FillModels.of("next-open", LimitFill.THROUGH, BasisPointSlippage.of("1"));
            Trader trader = new Trader(seed, half ? new HalfModel(whole) : whole);
            for (int session = 0; session < 4; session++) {
                trader.instant(session * 100L * MINUTE);
                if (session > 0) {
                    trader.split();
                }
                for (int i = 0; i < 5; i++) {
                    trader.bar((session * 100L + i) * MINUTE);
                }
                trader.broker.onSessionEnd(trader.now);
                trader.compare();
            }
            fills += trader.fills;
            restated += trader.restated;
        }
        assertThat(fills).isGreaterThan(1_000);
        assertThat(restated).isGreaterThan(200);
    }
}
