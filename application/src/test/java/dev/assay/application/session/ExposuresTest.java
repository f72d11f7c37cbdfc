package dev.assay.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.calendar.ContinuousCalendars;
import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.BarOpen;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.RiskState;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is kept between intents is what a sum over all instruments gives, whatever changed in between.
class ExposuresTest implements OrderListener {
    private static final StrategyId ONE = new StrategyId(0, "one");
    private static final Universe THREE = new Universe(List.of(Instrument.equity(0, "AAA", "XNYS", Currency.USD),
            Instrument.equity(1, "BBB", "XNYS", Currency.USD), Instrument.equity(2, "CCC", "XNYS", Currency.USD)));
    private static final int STEPS = 4000;

    private long events;
    private final EventSink sink = (payload, source, correlationId, causationId) -> ++events;
    private final Portfolio portfolio = new Portfolio(THREE, List.of(ONE), Currency.USD, "none", sink);
    private final SimulatedBroker broker = new SimulatedBroker(THREE, FillModels.byId("next-open"), CostModels.none(),
            Money.of("1000000", Currency.USD));
    private final Oms oms = new Oms(sink, broker, CostModels.none(), this, 3, 1);
    private final SessionView view = new SessionView(THREE, ContinuousCalendars.alwaysOpen(), portfolio, oms,
            new RiskState(1, 3, 10, 1_000_000_000L));
    private long now = 1;
    private int fills;

    @Test
    void keptSumsAreTheSums() {
        Random random = new Random(11);
        portfolio.open(Money.of("1000000", Currency.USD), 1, 1);
        for (Instrument each : THREE.instruments()) {
            portfolio.mark(each, 1_000_000, now);
        }
        for (int step = 0; step < STEPS; step++) {
            now += 1_000_000_000L;
            view.beginInstant(now);
            broker.onInstant(now);
            Instrument instrument = THREE.get(random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> portfolio.mark(instrument, 900_000 + 100L * random.nextInt(2000), now);
                case 1 -> order(instrument, random);
                case 2 -> broker.onMarketData(new BarOpen(instrument, now, 900_000 + 100L * random.nextInt(2000)), ++events);
                default -> cancelOne(instrument);
            }
            drain();
            for (int times = random.nextInt(3); times > 0; times--) {
                requireSums();
            }
        }
        assertThat(fills).isGreaterThan(STEPS / 10);
    }

    private void order(Instrument instrument, Random random) {
        OrderTerms terms = random.nextBoolean()
                ? OrderTerms.market()
                : OrderTerms.limit(new Price(900_000 + 100L * random.nextInt(2000), 4), TimeInForce.GTC);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL_SHORT;
        OrderIntent intent = new OrderIntent(ONE, instrument, side, instrument.quantity(1 + random.nextInt(50)), terms, "t", false, 0, "t");
        oms.submit(intent, intent.quantity(), ++events, events, now);
    }

    private void cancelOne(Instrument instrument) {
        List<Order> working = oms.working(instrument);
        if (!working.isEmpty()) {
            oms.cancel(working.getFirst().firstClOrdId(), "test", ++events, events);
        }
    }

    private void drain() {
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            oms.onReport((ExecutionReport) message);
        }
    }

    private void requireSums() {
        long[] sums = new long[4];
        for (Instrument each : THREE.instruments()) {
            long position = portfolio.units(each);
            long unit = portfolio.markUnits(each) * 100;
            long most = (position + oms.workingBuyUnits(each)) * unit;
            long least = (position - oms.workingSellUnits(each)) * unit;
            sums[0] += Math.max(Math.abs(most), Math.abs(least));
            sums[1] += most;
            sums[2] += least;
            sums[3] += (oms.workingBuyUnits(each) + oms.workingSellUnits(each)) * unit;
        }
        assertThat(new long[]{view.sums().worstGrossUnits(), view.sums().worstLongUnits(), view.sums().worstShortUnits(),
                view.sums().workingValueUnits()}).containsExactly(sums);
        assertThat(view.equityUnits()).isEqualTo(portfolio.equityUnits());
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {}

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        fills++;
        portfolio.book(fill, eventId, correlationId);
    }
}
