package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.bar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Market orders under each model, by hand.
class MarketOrderTest {
    private static final Bar FIRST = bar(0, "10.00", "10.40", "9.90", "10.20");
    private static final Bar SECOND = bar(1, "10.30", "10.60", "10.10", "10.50");

    @Test
    void nextOpenTradesAtTheOpenOfTheBarThatBeginsWhenTheOrderArrives() {
        Desk desk = new Desk(FillModels.byId("next-open"));
        desk.show(FIRST);
        desk.buy(100, OrderTerms.market());
        assertThat(desk.lines()).containsExactly("NEW 1 NEW");
        desk.show(SECOND);
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports).hasSize(1);
        ExecutionReport fill = reports.getFirst();
        assertThat(fill.lastPx()).isEqualTo(Desk.ACME.price(Desk.px("10.30")));
        assertThat(fill.transactTs()).isEqualTo(SECOND.tsOpen());
        assertThat(fill.datumId()).isEqualTo(1);
        assertThat(fill.execId()).isEqualTo("S-2");
        assertThat(fill.orderId()).isEqualTo("V-1");
        assertThat(fill.fee()).isEqualTo(Money.of("1", Desk.USD));
        assertThat(desk.broker.cash()).containsExactly(Money.of("98969", Desk.USD));
        assertThat(desk.broker.positions()).containsExactly(new BrokerPosition(Desk.ACME, Quantity.of(100)));
        assertThat(desk.broker.wants(Desk.ACME)).isFalse();
    }

    @Test
    void anOrderSentInsideABarWaitsForTheNextOpening() {
        Desk desk = new Desk(FillModels.byId("next-open"));
        Bar hour = new Bar(Desk.ACME, 0, 60 * Desk.MINUTE, Desk.px("10"), Desk.px("11"), Desk.px("9"), Desk.px("10.5"), 1);
        desk.open(hour);
        desk.at(30);
        desk.buy(100, OrderTerms.market());
        desk.close(hour);
        assertThat(desk.lines()).containsExactly("NEW 1 NEW");
        desk.show(bar(60, "12.00", "12.00", "12.00", "12.00"));
        assertThat(desk.fills()).containsExactly("1 100@12");
    }

    @Test
    void anOrderSentAfterTheOpeningsOfItsInstantWaitsForTheNextOne() {
        Desk desk = new Desk(FillModels.byId("next-open"));
        desk.buy(100, OrderTerms.market());
        desk.open(FIRST);
        desk.sell(40, OrderTerms.market());
        desk.close(FIRST);
        assertThat(desk.fills()).containsExactly("1 100@10");
        desk.show(SECOND);
        assertThat(desk.fills()).containsExactly("2 40@10.3");
    }

    @Test
    void anOpeningShownTwiceIsNotMetByAnOrderSentInBetween() {
        Desk desk = new Desk(FillModels.byId("next-open"));
        desk.buy(100, OrderTerms.market());
        desk.open(FIRST);
        desk.sell(100, OrderTerms.market());
        desk.open(FIRST);
        assertThat(desk.fills()).containsExactly("1 100@10");
    }

    @Test
    void aBarStandsInForAnOpeningNobodyDeclared() {
        Desk desk = new Desk(FillModels.byId("next-open"));
        desk.buy(100, OrderTerms.market());
        desk.close(FIRST);
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports.getLast().lastPx()).isEqualTo(FIRST.open());
        assertThat(reports.getLast().transactTs()).isEqualTo(FIRST.tsClose());
    }

    @Test
    void nextCloseTradesAtTheCloseOfThatBar() {
        Desk desk = new Desk(FillModels.byId("next-close"));
        desk.show(FIRST);
        desk.buy(100, OrderTerms.market());
        desk.open(SECOND);
        assertThat(desk.fills()).isEmpty();
        desk.close(SECOND);
        assertThat(desk.fills()).containsExactly("1 100@10.5");
    }

    @Test
    void thisCloseTradesAtTheCloseAlreadyKnownAndSaysSo() {
        FillModel model = FillModels.byId("this-close");
        Desk desk = new Desk(model);
        desk.show(FIRST);
        desk.buy(100, OrderTerms.market());
        assertThat(desk.lines()).containsExactly("NEW 1 NEW", "TRADE 1 100@10.2 FILLED");
        assertThat(model.assumptions()).startsWith("OPTIMISTIC");
    }

    @Test
    void slippageMovesThePriceAgainstTheOrderRoundedUp() {
        FillModel model = FillModels.of("next-open", LimitFill.THROUGH, BasisPointSlippage.of("1.5"));
        Desk desk = new Desk(model);
        desk.buy(100, OrderTerms.market());
        desk.sell(100, OrderTerms.market());
        desk.show(bar(0, "10.01", "10.40", "9.90", "10.20"));
        // 10.01 × 0.00015 = 0.0015015, rounded up to 0.0016
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports.get(2).lastPx()).isEqualTo(Desk.ACME.price(Desk.px("10.0116")));
        assertThat(reports.get(3).lastPx()).isEqualTo(Desk.ACME.price(Desk.px("10.0084")));
        assertThat(reports.get(3).slippage()).isEqualTo(Desk.ACME.price(16));
    }
}
