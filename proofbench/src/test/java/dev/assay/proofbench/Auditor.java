package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.MINUTE;
import static dev.assay.proofbench.Desk.STRATEGY;
import static dev.assay.proofbench.Desk.USD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Shows a market to a broker, keeps its own record of what was sent and shown, and holds every report against it.
final class Auditor {
    private static final class Sent {
        final Side side;
        OrderTerms terms;
        BigDecimal ordered;
        long arrived;
        BigDecimal filled = BigDecimal.ZERO;

        Sent(Side side, OrderTerms terms, BigDecimal ordered, long arrived) {
            this.side = side;
            this.terms = terms;
            this.ordered = ordered;
            this.arrived = arrived;
        }
    }

    private record Shown(long begins, BigDecimal low, BigDecimal high) {}

    private final SimulatedBroker broker;
    private final Map<Long, Sent> orders = new TreeMap<>();
    private final Map<Long, Shown> data = new TreeMap<>();
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal held = BigDecimal.ZERO;
    private long commands;
    private long reports;
    private long bars;
    private long now;

    Auditor(FillModel model) {
        broker = new SimulatedBroker(Desk.UNIVERSE, model, Desk.HALF_CENT, Money.of("1000", USD));
    }

    void live(VenuePropertiesTest.Step step) {
        long start = bars++ * MINUTE;
        List<Integer> prices = step.prices();
        long high = prices.stream().mapToInt(i -> i).max().orElseThrow();
        long low = prices.stream().mapToInt(i -> i).min().orElseThrow();
        instant(start);
        send(step.before());
        if (broker.wants(ACME)) {
            show(start, prices.getFirst(), prices.getFirst());
            broker.onMarketData(new BarOpen(ACME, start, prices.getFirst() * 100L), data.size());
        }
        send(step.after());
        instant(start + MINUTE / 3);
        send(step.inside());
        instant(start + MINUTE);
        if (broker.wants(ACME)) {
            show(start, low, high);
            broker.onMarketData(new Bar(ACME, start, start + MINUTE, prices.getFirst() * 100L, high * 100, low * 100,
                    prices.getLast() * 100L, 1), data.size());
        }
        if (bars % 4 == 0) {
            broker.onSessionEnd(now);
        }
        audit();
    }

    private void instant(long ts) {
        now = ts;
        broker.onInstant(ts);
    }

    private void show(long begins, long low, long high) {
        audit();
        data.put(data.size() + 1L, new Shown(begins, BigDecimal.valueOf(low, 2), BigDecimal.valueOf(high, 2)));
    }

    private void send(List<VenuePropertiesTest.Wish> wishes) {
        audit();
        for (VenuePropertiesTest.Wish wish : wishes) {
            Quantity quantity = Quantity.of(wish.quantity());
            long id = ++commands;
            List<RestingOrder> working = broker.workingOrders();
            if (wish.replaces() && !working.isEmpty()) {
                broker.send(new ReplaceRequest(id, working.getLast().clOrdId, null, ACME, quantity, wish.terms()), 0);
            } else {
                broker.send(new NewOrderSingle(id, STRATEGY, ACME, wish.side(), quantity, wish.terms(), "", false), 0);
                orders.put(id, new Sent(wish.side(), wish.terms(), quantity.decimal(), now));
            }
            ExecutionReport answer = requireNonNull((ExecutionReport) broker.poll());
            number(answer);
            if (answer.execType() == ExecType.REPLACED) {
                take(answer, wish.terms());
            }
        }
    }

    /// A replaced order may use what was shown since it arrived only where nothing but a smaller quantity was asked for.
    private void take(ExecutionReport replaced, OrderTerms terms) {
        Sent order = requireNonNull(orders.remove(replaced.origClOrdId()));
        BigDecimal ordered = replaced.orderQty().decimal();
        boolean sameTerms = terms.equals(order.terms);
        if (!sameTerms || ordered.compareTo(order.ordered) > 0) {
            order.arrived = sameOrWaits(terms, order.terms) && ordered.compareTo(order.ordered) <= 0 ? order.arrived : now;
        }
        order.terms = terms;
        order.ordered = ordered;
        orders.put(replaced.clOrdId(), order);
    }

    private static boolean sameOrWaits(OrderTerms one, OrderTerms other) {
        return one.withTimeInForce(other.timeInForce()).equals(other);
    }

    private void audit() {
        for (ExecutionReport report = (ExecutionReport) broker.poll(); report != null; report = (ExecutionReport) broker.poll()) {
            number(report);
            Sent order = requireNonNull(orders.get(report.clOrdId()));
            if (report.execType() == ExecType.TRADE) {
                audit(report, order);
            }
            assertThat(report.cumQty().decimal()).isEqualByComparingTo(order.filled);
            assertThat(report.leavesQty().decimal()).isEqualByComparingTo(
                    report.ordStatus().terminal() ? BigDecimal.ZERO : order.ordered.subtract(order.filled));
        }
    }

    private void number(ExecutionReport report) {
        assertThat(report.execId()).isEqualTo("S-" + ++reports);
    }

    private void audit(ExecutionReport fill, Sent order) {
        Shown datum = requireNonNull(data.get(fill.datumId()));
        assertThat(datum.begins()).as("the interval begins no earlier than the order arrived").isGreaterThanOrEqualTo(order.arrived);
        BigDecimal price = requireNonNull(fill.lastPx()).decimal();
        BigDecimal sign = BigDecimal.valueOf(order.side.sign());
        BigDecimal unslipped = price.subtract(sign.multiply(fill.slippage().decimal()));
        assertThat(unslipped).as("before slippage, a price that was there").isBetween(datum.low(), datum.high());
        assertThat(fill.slippage().units()).isNotNegative();
        if (order.terms.limitPx() != null) {
            BigDecimal better = order.terms.limitPx().decimal().subtract(price).multiply(sign);
            assertThat(better).as("never beyond its limit").isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
        BigDecimal quantity = fill.lastQty().decimal();
        order.filled = order.filled.add(quantity);
        assertThat(order.filled).as("never more than ordered").isLessThanOrEqualTo(order.ordered);
        held = held.add(sign.multiply(quantity));
        paid = paid.add(sign.multiply(quantity).multiply(price)).add(new BigDecimal(requireNonNull(fill.fee()).plain()));
    }

    /// The broker's books hold what its reports add up to.
    void finish() {
        assertThat(new BigDecimal(broker.cash().getFirst().plain())).isEqualByComparingTo(new BigDecimal("1000").subtract(paid));
        BigDecimal position = broker.positions().isEmpty() ? BigDecimal.ZERO : broker.positions().getFirst().quantity().decimal();
        assertThat(position).isEqualByComparingTo(held);
    }
}
