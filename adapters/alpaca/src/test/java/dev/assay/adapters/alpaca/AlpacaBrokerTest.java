package dev.assay.adapters.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import dev.assay.core.signal.StrategyId;
import dev.assay.sandbox.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the adapter does beyond the contract of every broker.
class AlpacaBrokerTest {
    private static final StrategyId STRATEGY = new StrategyId(0, "test");

    private static NewOrderSingle order(long id, Instrument instrument, Side side, String qty, OrderTerms terms) {
        return new NewOrderSingle(id, STRATEGY, instrument, side, Quantity.of(qty), terms, "", false);
    }

    private static List<BrokerMessage> heard(AlpacaBroker broker) {
        List<BrokerMessage> all = new ArrayList<>();
        for (BrokerMessage one = broker.poll(); one != null; one = broker.poll()) {
            all.add(one);
        }
        return all;
    }

    private static List<ExecutionReport> reports(AlpacaBroker broker) {
        return heard(broker).stream().filter(ExecutionReport.class::isInstance).map(ExecutionReport.class::cast).toList();
    }

    @Test
    void aChainOfReplacementsIsOneOrder() {
        try (AlpacaBench bench = new AlpacaBench()) {
            Instrument acme = bench.instrument();
            bench.broker.send(order(1, acme, Side.BUY, "3", OrderTerms.limit(Price.of("50"), TimeInForce.DAY)), 1);
            bench.broker.send(new ReplaceRequest(2, 1, null, acme, Quantity.of(4), OrderTerms.limit(Price.of("51"), TimeInForce.DAY)), 2);
            bench.broker.send(new ReplaceRequest(3, 2, null, acme, Quantity.of(5), OrderTerms.limit(Price.of("200"), TimeInForce.DAY)), 3);
            bench.trade();
            List<ExecutionReport> reports = reports(bench.broker);
            assertThat(reports).extracting(ExecutionReport::execType).containsExactly(ExecType.NEW, ExecType.REPLACED, ExecType.REPLACED,
                    ExecType.TRADE);
            assertThat(reports).extracting(ExecutionReport::clOrdId).containsExactly(1L, 2L, 3L, 3L);
            assertThat(reports).extracting(ExecutionReport::origClOrdId).containsExactly(0L, 1L, 2L, 0L);
            assertThat(reports).extracting(ExecutionReport::orderId).containsOnly(reports.getFirst().orderId());
            ExecutionReport trade = reports.getLast();
            assertThat(trade.ordStatus()).isEqualTo(OrdStatus.FILLED);
            assertThat(trade.cumQty()).isEqualTo(Quantity.of(5));
            assertThat(trade.lastPx()).isEqualTo(Price.of("100.3"));
            bench.broker.send(new CancelRequest(4, 3, null, acme, "too late"), 4);
            bench.settle();
            assertThat(reports(bench.broker)).singleElement().satisfies(refusal -> {
                assertThat(refusal.execType()).isEqualTo(ExecType.CANCEL_REJECTED);
                assertThat(refusal.ordStatus()).isEqualTo(OrdStatus.FILLED);
                assertThat(refusal.text()).contains("already in \"filled\" state");
            });
        }
    }

    @Test
    void partsOfAShareAreExact() {
        Instrument parts = new Instrument(0, new InstrumentId("XNAS:ACME"), "ACME", "XNAS", Currency.USD, 4, 100, 9, 1, 1,
                new Contract.Equity());
        try (AlpacaBench bench = new AlpacaBench(AlpacaBench.start("next-open"), new Universe(List.of(parts)))) {
            bench.broker.send(order(1, parts, Side.BUY, "0.123456789", OrderTerms.market()), 1);
            bench.trade();
            ExecutionReport trade = reports(bench.broker).getLast();
            assertThat(trade.lastQty()).isEqualTo(Quantity.of("0.123456789"));
            assertThat(trade.leavesQty().signum()).isZero();
            bench.broker.ask(new BrokerQuery(1, BrokerQuery.What.POSITIONS, 0));
            bench.settle();
            assertThat(heard(bench.broker)).singleElement().isInstanceOfSatisfying(PositionsAnswer.class,
                    answer -> assertThat(answer.positions().getFirst().quantity()).isEqualTo(Quantity.of("0.123456789")));
        }
    }

    @Test
    void everyTypeOfOrderIsTaken() {
        try (AlpacaBench bench = new AlpacaBench()) {
            Instrument acme = bench.instrument();
            List<OrderTerms> all = List.of(OrderTerms.market(), OrderTerms.market(TimeInForce.OPG), OrderTerms.market(TimeInForce.CLS),
                    OrderTerms.limit(Price.of("1"), TimeInForce.GTC), OrderTerms.limit(Price.of("1"), TimeInForce.IOC),
                    OrderTerms.limit(Price.of("1"), TimeInForce.FOK), OrderTerms.stop(Price.of("500"), TimeInForce.GTC),
                    OrderTerms.stopLimit(Price.of("500"), Price.of("501"), TimeInForce.DAY),
                    OrderTerms.trailingStop(Trail.amount(Price.of("5")), TimeInForce.DAY),
                    OrderTerms.trailingStop(Trail.basisPoints(250), TimeInForce.GTC));
            for (int i = 0; i < all.size(); i++) {
                bench.broker.send(order(i + 1, acme, Side.BUY, "1", all.get(i)), 1);
            }
            bench.settle();
            assertThat(reports(bench.broker)).hasSize(all.size())
                    .allSatisfy(report -> assertThat(report.execType()).isEqualTo(ExecType.NEW));
            bench.broker.send(order(100, acme, Side.BUY, "1", OrderTerms.marketIfTouched(Price.of("5"), TimeInForce.DAY)), 1);
            bench.settle();
            assertThat(reports(bench.broker)).singleElement().satisfies(refusal -> {
                assertThat(refusal.execType()).isEqualTo(ExecType.REJECTED);
                assertThat(refusal.text()).isEqualTo("Alpaca has no MARKET_IF_TOUCHED orders");
            });
        }
    }

    @Test
    void alpacasRefusalsAreReportedInItsWords() {
        try (AlpacaBench bench = new AlpacaBench()) {
            bench.broker.send(order(1, bench.instrument(), Side.BUY, "1000000", OrderTerms.market()), 1);
            bench.settle();
            assertThat(reports(bench.broker)).singleElement().satisfies(refusal -> {
                assertThat(refusal.execType()).isEqualTo(ExecType.REJECTED);
                assertThat(refusal.text()).isEqualTo("insufficient buying power (40310000)");
            });
        }
    }

    @Test
    void afterARestartEverythingIsFoundAgainUnderTheSameIds() {
        try (AlpacaBench bench = new AlpacaBench()) {
            Instrument acme = bench.instrument();
            bench.broker.send(order(1, acme, Side.BUY, "2", OrderTerms.market()), 1);
            bench.broker.send(order(2, acme, Side.BUY, "3", OrderTerms.limit(Price.of("50"), TimeInForce.DAY)), 1);
            bench.broker.send(order(3, acme, Side.BUY, "4", OrderTerms.limit(Price.of("50"), TimeInForce.DAY)), 1);
            bench.broker.send(new CancelRequest(4, 3, null, acme, "test"), 1);
            bench.broker.send(new ReplaceRequest(5, 2, null, acme, Quantity.of(1), OrderTerms.limit(Price.of("49"), TimeInForce.DAY)), 1);
            bench.trade();
            List<ExecutionReport> before = reports(bench.broker);
            bench.broker.close();
            try (AlpacaBroker again = AlpacaBench.connect(bench.sandbox, "test", AlpacaBench.UNIVERSE)) {
                again.ask(new BrokerQuery(1, BrokerQuery.What.REPORTS, Long.MIN_VALUE));
                again.ask(new BrokerQuery(2, BrokerQuery.What.ORDERS, Long.MAX_VALUE));
                settle(again);
                List<BrokerMessage> heard = heard(again);
                List<ExecutionReport> after = heard.stream().filter(ExecutionReport.class::isInstance).map(ExecutionReport.class::cast)
                        .toList();
                assertThat(after).extracting(ExecutionReport::execId)
                        .containsExactlyInAnyOrderElementsOf(before.stream().map(ExecutionReport::execId).toList());
                assertThat(after).filteredOn(report -> report.execType() == ExecType.TRADE)
                        .isEqualTo(before.stream().filter(report -> report.execType() == ExecType.TRADE).toList());
                assertThat(heard).filteredOn(ReportsAnswer.class::isInstance).singleElement().isInstanceOfSatisfying(ReportsAnswer.class,
                        end -> assertThat(end.complete()).isTrue());
                assertThat(heard.getLast()).isInstanceOfSatisfying(OrdersAnswer.class,
                        answer -> assertThat(answer.orders()).singleElement().satisfies(state -> {
                            assertThat(state.clOrdId()).isEqualTo(5);
                            assertThat(state.orderQty()).isEqualTo(Quantity.of(1));
                        }));
            }
        }
    }

    private static void settle(AlpacaBroker broker) {
        try {
            broker.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void anOrderFromElsewhereHasNoIdOfOurs() {
        try (AlpacaBench bench = new AlpacaBench();
                AlpacaBroker other = AlpacaBench.connect(bench.sandbox, "other", AlpacaBench.UNIVERSE)) {
            other.send(order(1, bench.instrument(), Side.BUY, "2", OrderTerms.limit(Price.of("50"), TimeInForce.DAY)), 1);
            settle(other);
            bench.settle();
            assertThat(reports(bench.broker)).singleElement().satisfies(report -> {
                assertThat(report.clOrdId()).isZero();
                assertThat(report.orderId()).isNotEmpty();
            });
        }
    }

    @Test
    void nobodyThereIsSaidAtOnce() {
        Sandbox gone = AlpacaBench.start("next-open");
        URI there = URI.create(gone.url());
        gone.close();
        AlpacaSettings settings = AlpacaSettings.at(there, "test").patience(Duration.ofMillis(700),
                Duration.ofSeconds(1));
        assertThatThrownBy(() -> AlpacaBroker.connect(settings, AlpacaBench.KEYS, AlpacaBench.UNIVERSE, () -> 0))
                .isInstanceOf(AlpacaException.class).hasMessageContaining("nobody answers").hasMessageContaining("assay sandbox");
    }

    @Test
    void realMoneyIsRefusedUnlessAskedFor() {
        assertThatThrownBy(() -> AlpacaSettings.at(URI.create("https://api.alpaca.markets"), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("real money");
        assertThatThrownBy(() -> AlpacaSettings.at(URI.create("http://example.org"), "x")).hasMessageContaining("https");
        assertThat(AlpacaSettings.paper("x").stream()).isEqualTo(URI.create("wss://paper-api.alpaca.markets/stream"));
    }

    @Test
    void keysAreNeverShown() {
        assertThat(AlpacaKeys.of(Map.of("ASSAY_ALPACA_KEY", "visible", "ASSAY_ALPACA_SECRET", "secret")).toString())
                .isEqualTo("AlpacaKeys[hidden]");
        assertThatThrownBy(() -> AlpacaKeys.of(Map.of("ASSAY_ALPACA_KEY", "visible"))).isInstanceOf(AlpacaException.class)
                .hasMessageContaining("ASSAY_ALPACA_SECRET").message().doesNotContain("visible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test-0", "test-", "test-x", "other-1", "test-1-1", ""})
    void idsOfOthersAreNotOurs(String clientId) {
        AlpacaSettings settings = AlpacaSettings.paper("test");
        assertThat(settings.clOrdId(clientId)).isZero();
        assertThat(settings.clOrdId(settings.clientId(17))).isEqualTo(17);
    }
}
