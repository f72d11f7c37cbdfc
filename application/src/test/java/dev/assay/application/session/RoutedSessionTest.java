package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.execution.Capabilities;
import dev.assay.execution.CostModels;
import dev.assay.execution.RoutedBroker;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two brokers in one session, by strategy: each order goes to its own and is emulated where that one lacks its type, and the books agree.
class RoutedSessionTest {
    /// Buys at the market at bar 1, and leaves a stop below; sells at bar 3 what it holds, and cancels a bid in between.
    private static final class Trader implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            if (bars == 1) {
                context.emit(OrderRequest.buy(ACME, Quantity.of(10), OrderTerms.market(), "entry"));
                context.emit(OrderRequest.buy(ACME, Quantity.of(5), OrderTerms.limit(Price.of("1"), TimeInForce.GTC), "bid"));
                context.emit(OrderRequest.sell(ACME, Quantity.of(10), OrderTerms.stop(Price.of("9"), TimeInForce.GTC), "stop"));
            } else if (bars == 2) {
                context.emit(new dev.assay.core.signal.Cancel(ACME, "bid"));
            }
        }
    }

    private static SessionRig rig() {
        return new SessionRig().strategy("plain", new Trader()).strategy("full", new Trader()).plug(full -> {
            SimulatedBroker other = new SimulatedBroker(new Universe(List.of(ACME)), FillModels.byId("next-open"),
                    CostModels.perShare(Price.of("0.01"), Price.of("0"), Price.of("0")), Money.of("0", Currency.USD));
            Capabilities c = other.capabilities();
            Capabilities few = new Capabilities(c.name(), List.of(OrdType.MARKET, OrdType.LIMIT), c.timesInForce(), c.replace(),
                    c.fractional(), c.shortSelling(), c.answersAtOnce());
            return new RoutedBroker(List.of(new RoutedBroker.Route("full", full), new RoutedBroker.Route("few", other, few)),
                    (strategy, instrument) -> strategy.name().equals("plain") ? 1 : 0);
        }).bar(1, "10", "10", "10", "10").bar(2, "10", "10", "10", "10").bar(3, "10", "10", "8", "8.5").bar(4, "8", "8", "8", "8");
    }

    @Test
    void eachOrderGoesItsWayAndIsEmulatedOnlyThere() {
        SessionRig rig = rig().run();
        assertThat(rig.payloads(Fill.class)).extracting(fill -> fill.strategy().name(), fill -> fill.execId().split(":")[0],
                fill -> fill.side().sign() * fill.quantity().units(), fill -> fill.price().toString(), fill -> fill.fee().toString())
                .containsExactlyInAnyOrder(tuple("plain", "few", 10L, "10.0000", "0.10 USD"),
                        tuple("full", "full", 10L, "10.0000", "0.00 USD"),
                        tuple("full", "full", -10L, "9.0000", "0.00 USD"), tuple("plain", "few", -10L, "8.0000", "0.10 USD"));
        assertThat(rig.payloads(SignalOutcome.class)).filteredOn(outcome -> outcome.reasonCode().equals("HELD")).singleElement()
                .satisfies(outcome -> assertThat(outcome.strategy().name()).isEqualTo("plain"))
                .satisfies(outcome -> assertThat(outcome.explanation()).startsWith("few takes no STOP orders"));
        assertThat(rig.payloads(ExecutionReport.class)).allSatisfy(
                report -> assertThat(report.orderId()).matches("(few|full):V-\\d+"));
        assertThat(rig.payloads(ReconciliationFinding.class)).as("orders, positions and cash together agree").isEmpty();
        assertThat(rig.session().desk().counts().clean()).isEqualTo(2);
        assertThat(rig.session().workingOrders()).extracting(Order::tag).isEmpty();
        assertThat(rig().run().events).isEqualTo(rig.events);
    }
}
