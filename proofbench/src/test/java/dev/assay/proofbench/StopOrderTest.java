package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static dev.assay.proofbench.Desk.px;
import static dev.assay.proofbench.Desk.stop;
import static dev.assay.proofbench.Desk.stopLimit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.Quote;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stop and stop-limit orders by hand: gaps, triggers, and bars that hold a stop and a target.
class StopOrderTest {
    private static Desk desk() {
        return new Desk(FillModels.byId("next-open"));
    }

    @ParameterizedTest(name = "{0} stop {1} in bar {2}/{3}/{4}/{5}: {6} at the open, {7} in the bar")
    @CsvSource(nullValues = "-", textBlock = """
            # side stop   open   high   low    close  at open  in bar
            SELL,  9.50,  9.30,  9.60,  9.20,  9.40,  9.3,     -
            SELL,  9.50,  9.50,  9.60,  9.50,  9.55,  9.5,     -
            SELL,  9.50,  9.80,  9.90,  9.40,  9.70,  -,       9.5
            SELL,  9.50,  9.80,  9.90,  9.50,  9.70,  -,       9.5
            SELL,  9.50,  9.80,  9.90,  9.51,  9.70,  -,       -
            BUY,   10.50, 10.70, 10.90, 10.60, 10.80, 10.7,    -
            BUY,   10.50, 10.20, 10.60, 10.10, 10.40, -,       10.5
            BUY,   10.50, 10.20, 10.50, 10.10, 10.40, -,       10.5
            BUY,   10.50, 10.20, 10.49, 10.10, 10.40, -,       -
            """)
    void aStopFillsAtTheOpenThroughAGapAndElseAtItsPrice(Side side, String price, String open, String high, String low, String close,
            String atOpen, String inBar) {
        Desk desk = desk();
        Bar bar = bar(0, open, high, low, close);
        desk.send(side, 100, stop(price));
        desk.lines();
        desk.open(bar);
        assertThat(desk.fills()).isEqualTo(atOpen == null ? List.of() : List.of("1 100@" + atOpen));
        desk.close(bar);
        assertThat(desk.fills()).isEqualTo(inBar == null ? List.of() : List.of("1 100@" + inBar));
    }

    @ParameterizedTest(name = "{0} stop {1} limit {2} in bar {3}/{4}/{5}/{6}: {7} at the open, {8} in the bar, {9} in the next bar")
    @CsvSource(nullValues = "-", textBlock = """
            # side stop   limit  open   high   low    close  at open  in bar  next (9.55 / 9.75 / 9.35)
            SELL,  9.50,  9.30,  9.80,  9.90,  9.40,  9.70,  -,       9.5,    -
            SELL,  9.50,  9.30,  9.40,  9.60,  9.20,  9.40,  9.4,     -,      -
            SELL,  9.50,  9.30,  9.20,  9.60,  9.10,  9.40,  -,       9.3,    -
            SELL,  9.50,  9.30,  9.20,  9.25,  9.10,  9.20,  -,       -,      9.55
            SELL,  9.50,  9.70,  9.80,  9.90,  9.40,  9.60,  -,       -,      9.7
            SELL,  9.50,  9.30,  9.80,  9.90,  9.60,  9.70,  -,       -,      9.5
            BUY,   9.80,  9.90,  9.70,  9.85,  9.60,  9.80,  -,       9.8,    -
            BUY,   9.80,  9.90,  9.95,  9.99,  9.85,  9.90,  -,       9.9,    -
            BUY,   9.80,  9.90,  9.95,  9.99,  9.92,  9.95,  -,       -,      9.55
            """)
    void aStopLimitBecomesALimitOrderAtItsStop(Side side, String stop, String limit, String open, String high, String low, String close,
            String atOpen, String inBar, String next) {
        Desk desk = desk();
        Bar bar = bar(0, open, high, low, close);
        desk.send(side, 100, stopLimit(stop, limit));
        desk.lines();
        desk.open(bar);
        assertThat(desk.fills()).isEqualTo(atOpen == null ? List.of() : List.of("1 100@" + atOpen));
        desk.close(bar);
        assertThat(desk.fills()).isEqualTo(inBar == null ? List.of() : List.of("1 100@" + inBar));
        desk.show(bar(1, "9.55", "9.75", "9.35", "9.60"));
        assertThat(desk.fills()).isEqualTo(next == null ? List.of() : List.of("1 100@" + next));
    }

    @Test
    void slippageMovesStopsAndStopsAtTheLimit() {
        Desk desk = new Desk(FillModels.of("next-open", LimitFill.THROUGH, BasisPointSlippage.of("100")));
        Bar bar = bar(0, "9.80", "9.90", "9.40", "9.70");
        desk.sell(100, stop("9.50"));
        desk.sell(100, stopLimit("9.50", "9.45"));
        desk.show(bar);
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports.get(2).lastPx()).isEqualTo(ACME.price(px("9.405")));
        assertThat(reports.get(2).slippage()).isEqualTo(ACME.price(950));
        assertThat(reports.get(3).lastPx()).as("not beyond its limit").isEqualTo(ACME.price(px("9.45")));
        assertThat(reports.get(3).slippage()).isEqualTo(ACME.price(500));
    }

    @Test
    void aStopSentAfterTheOpeningProtectsTheRestOfTheBar() {
        Desk desk = desk();
        Bar bar = bar(0, "9.40", "9.90", "9.20", "9.70");
        desk.buy(100, dev.assay.core.order.OrderTerms.market());
        desk.open(bar);
        desk.sell(60, stop("9.30"));
        desk.sell(40, stop("9.50"));
        desk.close(bar);
        assertThat(desk.fills()).as("the second stop was past already: the open, not better").containsExactly("1 100@9.4", "2 60@9.3",
                "3 40@9.4");
    }

    @Test
    void inABarThatHoldsStopAndTargetTheStopIsTakenAndCounted() {
        Desk desk = desk();
        desk.sell(100, limit("10.50", TimeInForce.GTC));
        desk.sell(100, stop("9.50"));
        desk.lines();
        desk.show(bar(0, "10.00", "10.60", "9.40", "10.20"));
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().clOrdId()).isEqualTo(2);
        assertThat(reports.getFirst().text()).isEqualTo("ambiguous bar: a stop and a limit lie inside it; the stop is taken;"
                + " in the other reading the limit order trades at about 10.5000");
        assertThat(desk.broker.ambiguousBars()).isEqualTo(1);
        desk.show(bar(1, "10.00", "10.60", "9.90", "10.20"));
        assertThat(desk.fills()).as("the target still works where nobody cancelled it").containsExactly("1 100@10.5");
        assertThat(desk.broker.ambiguousBars()).isEqualTo(1);
    }

    @Test
    void aStopAloneOrALimitOnTheOtherSideIsNotAmbiguous() {
        Desk desk = desk();
        desk.buy(100, limit("9.80", TimeInForce.GTC));
        desk.sell(100, stop("9.50"));
        desk.lines();
        desk.show(bar(0, "10.00", "10.60", "9.40", "10.20"));
        assertThat(desk.fills()).containsExactly("2 100@9.5", "1 100@9.8");
        assertThat(desk.broker.ambiguousBars()).isZero();
    }

    @Test
    void whereTheOpeningWasNotDeclaredASideThatTradedThereTradesNoMoreInThatBar() {
        Desk desk = desk();
        desk.sell(100, limit("10.50", TimeInForce.GTC));
        desk.sell(100, stop("9.50"));
        desk.lines();
        desk.close(bar(0, "10.60", "10.70", "9.40", "9.60"));
        assertThat(desk.fills()).containsExactly("1 100@10.6");
        desk.close(bar(1, "9.60", "9.70", "9.40", "9.60"));
        assertThat(desk.fills()).containsExactly("2 100@9.5");
    }

    @Test
    void quotesReachAStopOnTheSideItWouldTrade() {
        Desk desk = desk();
        desk.buy(100, stop("10.00"));
        desk.lines();
        desk.broker.onMarketData(new Quote(ACME, 1, px("9.90"), 5, px("9.99"), 5), 1);
        assertThat(desk.fills()).isEmpty();
        desk.broker.onMarketData(new Quote(ACME, 2, px("9.90"), 5, px("10.05"), 5), 2);
        assertThat(desk.fills()).containsExactly("1 100@10.05");
    }
}
