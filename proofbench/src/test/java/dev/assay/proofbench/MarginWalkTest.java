package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The margin account against a second one that reckons share by share, in whole cents, over random walks of prices and orders: the same orders
/// are refused, and calls come and go at the same closes.
class MarginWalkTest {
    private static final int NAMES = 3;
    private static final List<Instrument> SHARES = List.of(Instrument.equity(0, "A", "XNYS", Currency.USD),
            Instrument.equity(1, "B", "XNYS", Currency.USD), Instrument.equity(2, "C", "XNYS", Currency.USD));
    private static final long DAY = 86_400_000_000_000L;

    /// An order that waits at its limit for good: prices of resting ones are out of reach.
    private record Waiting(int name, boolean buy, int quantity, long limit) {}

    /// The naive account. Money in thousandths of a cent, so that 25 % and 30 % of a cent are whole.
    private static final class Naive {
        final int[] held = new int[NAMES];
        final long[] price = new long[NAMES];
        final List<Waiting> waiting = new ArrayList<>();
        long cash;

        static long share(long cents, boolean isLong, boolean initial) {
            long value = cents * 1000;
            long stay = value / 4;
            if (!isLong) {
                stay = cents < 500 ? Math.max(value, 250_000) : Math.max(value * 3 / 10, 500_000);
            }
            return initial ? Math.max(stay, value / 2) : stay;
        }

        long equity() {
            long sum = cash;
            for (int i = 0; i < NAMES; i++) {
                sum += held[i] * price[i] * 1000;
            }
            return sum;
        }

        long maintenance() {
            long sum = 0;
            for (int i = 0; i < NAMES; i++) {
                sum += Math.abs(held[i]) * share(price[i], held[i] > 0, false);
            }
            return sum;
        }

        /// Every share of one side is traded one by one: it closes one that is held the other way, or opens one at its order's price.
        long world(int name, boolean buys, List<Waiting> orders) {
            int left = held[name];
            long opened = 0;
            for (Waiting order : orders) {
                for (int i = 0; order.name == name && order.buy == buys && i < order.quantity; i++) {
                    if (buys ? left < 0 : left > 0) {
                        left += buys ? 1 : -1;
                    } else {
                        opened += share(order.limit, buys, true);
                    }
                }
            }
            return opened + Math.abs(left) * share(price[name], left > 0, true);
        }

        long initial(List<Waiting> orders) {
            long sum = 0;
            for (int i = 0; i < NAMES; i++) {
                sum += Math.max(world(i, true, orders), world(i, false, orders));
            }
            return sum;
        }

        boolean takes(Waiting order) {
            List<Waiting> with = new ArrayList<>(waiting);
            with.add(order);
            int same = order.quantity;
            for (Waiting each : waiting) {
                same += each.name == order.name && each.buy == order.buy ? each.quantity : 0;
            }
            boolean reduces = order.buy ? held[order.name] + same <= 0 : held[order.name] - same >= 0;
            return reduces || initial(with) <= initial(waiting) || initial(with) <= equity();
        }
    }

    private int refused;
    private int taken;
    private int changes;

    @Test
    void agreesShareByShare() {
        for (long seed = 1; seed <= 12; seed++) {
            walk(seed);
        }
        assertThat(taken).as("orders taken").isGreaterThan(1_000);
        assertThat(refused).as("orders refused").isGreaterThan(1_000);
        assertThat(changes).as("calls that came or went").isGreaterThan(20);
    }

    private void walk(long seed) {
        Random random = new Random(seed);
        SimulatedBroker broker = new SimulatedBroker(new Universe(SHARES), FillModels.byId("this-close"), CostModels.none(),
                Money.of("20000", Currency.USD))
                .marginAccount(MarginTerms.regT(), List.of(), (ts, sessions) -> ts + sessions * DAY);
        Naive naive = new Naive();
        naive.cash = 20_000L * 100 * 1000;
        boolean called = false;
        long id = 0;
        for (int i = 0; i < NAMES; i++) {
            naive.price[i] = 200L + random.nextInt(8_000);
        }
        for (int day = 1; day <= 400; day++) {
            broker.onInstant(day * DAY);
            for (int i = 0; i < NAMES; i++) {
                naive.price[i] = Math.clamp(Math.round(naive.price[i] * StrictMath.exp(0.1 * random.nextGaussian())), 150, 15_000);
                bar(broker, i, naive.price[i], day * DAY);
            }
            for (int n = day % 8 == 1 ? 12 : 0; n > 0; n--) {
                int name = random.nextInt(NAMES);
                boolean buy = random.nextBoolean();
                boolean rests = random.nextInt(5) == 0 && naive.waiting.size() < 6;
                int quantity = 1 + random.nextInt(rests ? 20 : 150);
                long limit = rests ? buy ? 100 : 20_000 : naive.price[name];
                Waiting order = new Waiting(name, buy, quantity, limit);
                boolean expected = naive.takes(order);
                OrderTerms terms = rests ? OrderTerms.limit(new Price(limit, 2), TimeInForce.GTC) : OrderTerms.market();
                broker.send(new OrderCommand.NewOrderSingle(++id, new StrategyId(0, "s"), SHARES.get(name),
                        buy ? Side.BUY : naive.held[name] >= quantity ? Side.SELL : Side.SELL_SHORT, Quantity.of(quantity), terms, "",
                        false), id);
                bar(broker, name, naive.price[name], day * DAY);
                ExecType last = ExecType.NEW;
                for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
                    last = message instanceof ExecutionReport report ? report.execType() : last;
                }
                assertThat(last != ExecType.REJECTED).as("seed %s day %s order %s held %s", seed, day, order, naive.held[name])
                        .isEqualTo(expected);
                if (!expected) {
                    refused++;
                } else if (rests) {
                    naive.waiting.add(order);
                } else {
                    taken++;
                    naive.held[name] += buy ? quantity : -quantity;
                    naive.cash -= (buy ? 1L : -1L) * quantity * naive.price[name] * 1000;
                }
            }
            broker.checkMargin(day * DAY, true);
            boolean before = called;
            for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
                if (message instanceof MarginCall call) {
                    called = call.state() == MarginCall.State.CALLED || called && call.state() == MarginCall.State.LIQUIDATION;
                    assertThat(call.equity().units()).isEqualTo(naive.equity() * 10);
                    assertThat(call.requirement().units()).isEqualTo(naive.maintenance() * 10);
                }
            }
            changes += called == before ? 0 : 1;
            assertThat(called).as("seed %s day %s", seed, day).isEqualTo(naive.equity() < naive.maintenance());
        }
    }

    private static void bar(SimulatedBroker broker, int name, long cents, long ts) {
        broker.onMarketData(new Bar(SHARES.get(name), ts, ts, cents * 100, cents * 100, cents * 100, cents * 100, 1_000_000), 1);
    }
}
