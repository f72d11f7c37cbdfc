package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.MINUTE;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long orders work. Sessions last ten minutes: 0 to 10, 100 to 110 …
class TimeInForceTest {
    private static Desk desk() {
        return new Desk(FillModels.byId("next-open"));
    }

    private static Desk deskThatKnowsOpenings() {
        return new Desk(new SimulatedBroker(Desk.UNIVERSE, FillModels.byId("next-open"), Desk.HALF_CENT, Money.of("100000", Desk.USD),
                ts -> ts % (100 * MINUTE) == 0));
    }

    @Test
    void aDayOrderEndsWithItsSession() {
        Desk desk = desk();
        desk.at(3);
        desk.buy(100, limit("9.00", TimeInForce.DAY));
        desk.buy(100, limit("8.00", TimeInForce.GTC));
        desk.lines();
        desk.at(10);
        desk.broker.onSessionEnd(10 * MINUTE);
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().text()).isEqualTo("day order: the session ended before it was filled");
        assertThat(reports.getFirst().leavesQty().signum()).isZero();
        assertThat(desk.broker.workingOrders()).extracting(RestingOrder::timeInForce).containsExactly(TimeInForce.GTC);
    }

    @Test
    void aDayOrderSentAtTheCloseIsGoodForTheNextSession() {
        Desk desk = desk();
        desk.at(10);
        desk.buy(100, OrderTerms.market());
        desk.broker.onSessionEnd(10 * MINUTE);
        assertThat(desk.lines()).containsExactly("NEW 1 NEW");
        desk.show(bar(100, "12.00", "12.00", "12.00", "12.00"));
        assertThat(desk.fills()).containsExactly("1 100@12");
    }

    @Test
    void immediateOrCancelHasOneChance() {
        Desk desk = desk();
        desk.buy(100, limit("9.00", TimeInForce.IOC));
        desk.buy(100, limit("11.00", TimeInForce.IOC));
        desk.buy(100, OrderTerms.market(TimeInForce.IOC));
        desk.lines();
        desk.show(bar(0, "10.00", "10.10", "8.90", "10.00"));
        assertThat(desk.lines()).containsExactly("CANCELED 1 CANCELED", "TRADE 2 100@10 FILLED", "TRADE 3 100@10 FILLED");
    }

    @Test
    void immediateOrCancelSentAfterTheOpeningDoesNotGetAWholeBar() {
        Desk desk = desk();
        desk.buy(1, limit("1.00", TimeInForce.GTC));
        desk.open(bar(0, "10.00", "10.10", "8.90", "10.00"));
        desk.buy(100, limit("9.00", TimeInForce.IOC));
        desk.close(bar(0, "10.00", "10.10", "8.90", "10.00"));
        assertThat(desk.fills()).isEmpty();
        desk.show(bar(1, "8.95", "8.95", "8.95", "8.95"));
        assertThat(desk.fills()).containsExactly("2 100@8.95");
    }

    @Test
    void partialFillsWorkOnButForImmediateAndAllOrNothing() {
        Desk desk = new Desk(new HalfModel());
        desk.buy(100, OrderTerms.market(TimeInForce.IOC));
        desk.buy(100, OrderTerms.market(TimeInForce.FOK));
        desk.buy(100, limit("11.00", TimeInForce.FOK));
        desk.buy(100, OrderTerms.market(TimeInForce.GTC));
        desk.lines();
        desk.show(bar(0, "10.00", "10.00", "10.00", "10.00"));
        assertThat(desk.lines()).containsExactly("TRADE 1 50@10 PARTIALLY_FILLED", "CANCELED 1 CANCELED", "CANCELED 3 CANCELED",
                "TRADE 4 50@10 PARTIALLY_FILLED");
        desk.open(bar(1, "11.00", "11.00", "11.00", "11.00"));
        ExecutionReport second = desk.reports().getFirst();
        assertThat(second.lastQty()).isEqualTo(ACME.quantity(25));
        assertThat(second.cumQty()).isEqualTo(ACME.quantity(75));
        assertThat(second.leavesQty()).isEqualTo(ACME.quantity(25));
        assertThat(second.fee()).as("the minimum of one dollar was booked with the first fill").isEqualTo(Money.of("0", Desk.USD));
    }

    @Test
    void ordersForTheOpeningMeetTheSessionsOpeningOnly() {
        Desk desk = deskThatKnowsOpenings();
        desk.at(5);
        desk.buy(100, OrderTerms.market(TimeInForce.OPG));
        desk.buy(100, limit("9.00", TimeInForce.OPG));
        desk.lines();
        desk.show(bar(5, "8.00", "8.00", "8.00", "8.00"));
        desk.broker.onSessionEnd(10 * MINUTE);
        assertThat(desk.lines()).isEmpty();
        desk.show(bar(100, "10.00", "10.00", "8.00", "8.00"));
        assertThat(desk.lines()).containsExactly("TRADE 1 100@10 FILLED", "EXPIRED 2 EXPIRED");
    }

    @Test
    void ordersForTheOpeningAreRefusedWhereOpeningsAreNotKnown() {
        Desk desk = desk();
        desk.buy(100, OrderTerms.market(TimeInForce.OPG));
        assertThat(Desk.text(desk.reports())).startsWith("time in force OPG is not supported here");
        assertThat(desk.broker.capabilities().timesInForce()).doesNotContain(TimeInForce.OPG);
        assertThat(deskThatKnowsOpenings().broker.capabilities().timesInForce()).contains(TimeInForce.OPG);
    }

    @Test
    void ordersForTheCloseTradeAtTheCloseOfTheSession() {
        Desk desk = desk();
        desk.at(8);
        desk.buy(100, OrderTerms.market(TimeInForce.CLS));
        desk.buy(100, limit("10.00", TimeInForce.CLS));
        desk.lines();
        desk.show(bar(8, "10.00", "10.10", "9.00", "9.50"));
        desk.show(bar(9, "10.00", "10.20", "9.00", "10.20"));
        assertThat(desk.lines()).isEmpty();
        desk.broker.onSessionEnd(10 * MINUTE);
        assertThat(desk.lines()).containsExactly("TRADE 1 100@10.2 FILLED", "EXPIRED 2 EXPIRED");
    }

    @Test
    void anOrderForTheCloseThatArrivedInsideTheLastBarExpires() {
        Desk desk = desk();
        desk.broker.onInstant(9 * MINUTE + 1);
        desk.buy(100, OrderTerms.market(TimeInForce.CLS));
        desk.close(bar(9, "10.00", "10.20", "9.00", "10.20"));
        desk.broker.onSessionEnd(10 * MINUTE);
        assertThat(Desk.text(desk.reports())).startsWith("no bar that began at or after the order's arrival");
    }

    @ParameterizedTest
    @EnumSource(names = {"IOC", "FOK", "CLS"})
    void stopsCannotBeImmediate(TimeInForce timeInForce) {
        Desk desk = desk();
        desk.sell(100, OrderTerms.stop(Price.of("9.00"), timeInForce));
        assertThat(Desk.text(desk.reports()))
                .isEqualTo("a STOP order waits for its price and cannot be " + timeInForce + ": use DAY or GTC");
    }

    @Test
    void goodTillDateEndsOnceItsTimeIsOver() {
        Desk desk = desk();
        desk.buy(100, Desk.limit("9.00", TimeInForce.DAY).withExpiry(2 * Desk.MINUTE));
        desk.show(Desk.bar(0, "10", "10", "9.5", "10"));
        desk.open(Desk.bar(2, "10", "10", "8", "9"));
        desk.lines();
        desk.close(Desk.bar(2, "10", "10", "8", "9"));
        assertThat(desk.lines()).as("the bar ends after the order, although it began in time").containsExactly("EXPIRED 1 EXPIRED");
    }

    @Test
    void anExpiryThatIsOverIsRefused() {
        Desk desk = desk();
        desk.at(3);
        desk.buy(100, OrderTerms.market().withExpiry(3 * Desk.MINUTE));
        assertThat(Desk.text(desk.reports())).startsWith("the order expires at 180000000000 ns, which is not after now");
    }
}
