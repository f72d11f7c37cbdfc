package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Price;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.RoutedBroker;
import dev.assay.execution.RoutedBroker.Route;
import dev.assay.execution.contract.BrokerContract;
import dev.assay.execution.contract.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/// Several simulated brokers behind one rule keep the contract of one, whichever of them takes the orders.
class RoutedContractTest {
    private static ContractBench bench(int route) {
        RoutedBroker adapter = new RoutedBroker(List.of(new Route("a", ContractBench.broker("100000")),
                new Route("b", ContractBench.broker("0")), new Route("c", ContractBench.broker("0"))), (strategy, instrument) -> route);
        return new ContractBench(adapter, adapter);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void severalBrokersKeepTheContractOfOne(int route) {
        List<CheckResult> results = BrokerContract.run(() -> bench(route));

        assertThat(results).hasSameSizeAs(BrokerContract.checks());
        assertThat(results).allSatisfy(result -> assertThat(result.fault()).as(result.check()).isEmpty());
    }

    /// A link that is lost is a loss for all; they are back when the last is.
    @Test
    void theLinkIsUpWhileAllAre() {
        List<BrokerMessage> said = new ArrayList<>();
        SimulatedBroker one = ContractBench.broker("0");
        SimulatedBroker other = ContractBench.broker("0");
        RoutedBroker both = new RoutedBroker(List.of(new Route("a", new Saying(one, said, 0)), new Route("b", new Saying(other, said, 1))),
                (strategy, instrument) -> 0);
        List<String> heard = new ArrayList<>();
        for (LinkStatus.State state : List.of(LinkStatus.State.DISCONNECTED, LinkStatus.State.CONNECTED)) {
            said.add(new LinkStatus(state, "x", 0));
            said.add(new LinkStatus(state, "y", 0));
        }
        for (BrokerMessage message = both.poll(); message != null; message = both.poll()) {
            heard.add(message.toString());
        }
        assertThat(heard).containsExactly(new LinkStatus(LinkStatus.State.DISCONNECTED, "a: x", 0).toString(),
                new LinkStatus(LinkStatus.State.DISCONNECTED, "b: y", 0).toString(),
                new LinkStatus(LinkStatus.State.CONNECTED, "b: y", 0).toString());
    }

    /// Says what is next in the list, where it is its turn.
    private record Saying(SimulatedBroker broker, List<BrokerMessage> said, int turn) implements BrokerAdapter {
        @Override
        public dev.assay.execution.Capabilities capabilities() {
            return broker.capabilities();
        }

        @Override
        public void send(OrderCommand command, long commandId) {
            broker.send(command, commandId);
        }

        @Override
        public void ask(dev.assay.core.order.BrokerQuery query) {
            broker.ask(query);
        }

        @Override
        public @org.jspecify.annotations.Nullable BrokerMessage poll() {
            return !said.isEmpty() && said.size() % 2 == turn ? said.removeFirst() : null;
        }
    }

    @Test
    void namesAreCheckedAndIdsBelongToOneRoute() {
        Assertions.assertThatThrownBy(() -> new Route("a:b", ContractBench.broker("0"))).hasMessageContaining("no colon");
        Assertions.assertThatThrownBy(
                () -> new RoutedBroker(List.of(new Route("a", ContractBench.broker("0")), new Route("a", ContractBench.broker("0"))),
                        (strategy, instrument) -> 0))
                .hasMessage("routes need names of their own: [a, a]");
        RoutedBroker both = new RoutedBroker(List.of(new Route("a", ContractBench.broker("0")), new Route("b", ContractBench.broker("0"))),
                (strategy, instrument) -> strategy.number());
        both.onInstant(0);
        both.send(order(0), 1);
        Assertions.assertThatThrownBy(() -> both.send(order(1), 2)).isInstanceOf(IllegalStateException.class)
                .hasMessage("client order id 1 was used twice: first for a, then for b");
        assertThat(both.capabilities().name()).isEqualTo("a+b");
        assertThat(both.capabilities(new StrategyId(1, "y"), Desk.ACME).name()).isEqualTo("b");
    }

    private static OrderCommand order(int strategy) {
        return new OrderCommand.NewOrderSingle(1, new StrategyId(strategy, "x" + strategy), Desk.ACME, Side.BUY,
                Desk.ACME.quantity(Desk.ACME.lotUnits()), OrderTerms.limit(Price.of("1"), dev.assay.core.order.TimeInForce.GTC), "", false);
    }
}
