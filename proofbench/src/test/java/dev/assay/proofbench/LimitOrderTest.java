package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static dev.assay.proofbench.Desk.px;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limit orders by hand: gaps, touches, quotes and trades.
class LimitOrderTest {
    private static Desk desk(LimitFill rule) {
        return new Desk(FillModels.of("next-open", rule, new NoSlippage()));
    }

    @ParameterizedTest(name = "{0} {1} limit {2} in bar {3}/{4}/{5}/{6}: {7} at the open, {8} in the bar")
    @CsvSource(nullValues = "-", textBlock = """
            # rule    side limit  open   high   low    close  at open  in bar
            THROUGH,  BUY, 10.00, 9.80,  10.10, 9.70,  10.00, 9.8,     -
            THROUGH,  BUY, 10.00, 10.20, 10.30, 9.95,  10.00, -,       10
            THROUGH,  BUY, 10.00, 10.20, 10.30, 10.00, 10.10, -,       -
            TOUCH,    BUY, 10.00, 10.20, 10.30, 10.00, 10.10, -,       10
            THROUGH,  BUY, 10.00, 10.00, 10.30, 10.00, 10.10, -,       -
            TOUCH,    BUY, 10.00, 10.00, 10.30, 10.00, 10.10, 10,      -
            THROUGH,  BUY, 10.00, 10.00, 10.30, 9.99,  10.10, -,       10
            THROUGH,  BUY, 10.00, 10.20, 10.30, 10.01, 10.10, -,       -
            THROUGH,  SELL,10.00, 10.20, 10.30, 9.90,  10.10, 10.2,    -
            THROUGH,  SELL,10.00, 9.80,  10.05, 9.70,  9.90,  -,       10
            THROUGH,  SELL,10.00, 9.80,  10.00, 9.70,  9.90,  -,       -
            TOUCH,    SELL,10.00, 9.80,  10.00, 9.70,  9.90,  -,       10
            """)
    void aWaitingLimitOrderMeetsTheOpenAndThenTheRange(LimitFill rule, dev.assay.core.order.Side side, String price, String open,
            String high, String low, String close, String atOpen, String inBar) {
        Desk desk = desk(rule);
        Bar bar = bar(0, open, high, low, close);
        desk.send(side, 100, limit(price, TimeInForce.GTC));
        desk.lines();
        desk.open(bar);
        assertThat(desk.fills()).isEqualTo(atOpen == null ? List.of() : List.of("1 100@" + atOpen));
        desk.close(bar);
        assertThat(desk.fills()).isEqualTo(inBar == null ? List.of() : List.of("1 100@" + inBar));
    }

    @Test
    void anOrderSentAfterTheOpeningGetsItsOwnPriceAndNeverOneOutsideTheBar() {
        Desk desk = desk(LimitFill.THROUGH);
        Bar bar = bar(0, "10.00", "10.20", "9.90", "10.10");
        desk.buy(1, limit("9.50", TimeInForce.GTC));
        desk.open(bar);
        desk.buy(100, limit("10.10", TimeInForce.GTC));
        desk.buy(200, limit("10.50", TimeInForce.GTC));
        desk.sell(300, limit("9.80", TimeInForce.GTC));
        desk.close(bar);
        assertThat(desk.fills()).containsExactly("2 100@10.1", "3 200@10.2", "4 300@9.9");
    }

    @Test
    void slippageDoesNotTouchLimitOrders() {
        Desk desk = new Desk(FillModels.of("next-open", LimitFill.THROUGH, BasisPointSlippage.of("100")));
        desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.show(bar(0, "9.80", "10.10", "9.70", "10.00"));
        assertThat(desk.fills()).containsExactly("1 100@9.8");
    }

    @Test
    void aQuoteFillsWhatItShowsOrTheLimitOfAnOrderThatAlreadyWaited() {
        Desk desk = desk(LimitFill.THROUGH);
        desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.lines();
        desk.broker.onMarketData(new Quote(ACME, 1, px("9.95"), 5, px("10.02"), 5), 1);
        desk.broker.onMarketData(new Quote(ACME, 2, px("9.95"), 5, px("9.90"), 0), 2);
        assertThat(desk.fills()).as("above the limit, then no offer at all").isEmpty();
        desk.broker.onMarketData(new Quote(ACME, 3, px("9.90"), 5, px("9.97"), 5), 3);
        assertThat(desk.fills()).as("waited, so met at its own price").containsExactly("1 100@10");
        desk.broker.onInstant(3);
        desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.broker.onMarketData(new Quote(ACME, 4, px("9.90"), 5, px("9.97"), 5), 4);
        assertThat(desk.fills()).as("marketable on arrival").containsExactly("2 100@9.97");
    }

    @Test
    void marketOrdersBuyAtTheAskSellAtTheBidAndTakeTradePrices() {
        Desk desk = desk(LimitFill.THROUGH);
        desk.buy(100, dev.assay.core.order.OrderTerms.market());
        desk.sell(100, dev.assay.core.order.OrderTerms.market());
        desk.broker.onMarketData(new Quote(ACME, 1, px("9.95"), 5, px("10.02"), 5), 1);
        assertThat(desk.fills()).containsExactly("1 100@10.02", "2 100@9.95");
        desk.buy(100, dev.assay.core.order.OrderTerms.market());
        desk.broker.onMarketData(new Trade(ACME, 2, px("9.99"), 10, Trade.Aggressor.UNKNOWN), 2);
        assertThat(desk.fills()).containsExactly("3 100@9.99");
    }

    @Test
    void aTradeBeforeTheOrderArrivedIsNotMet() {
        Desk desk = desk(LimitFill.TOUCH);
        desk.broker.onInstant(10);
        desk.buy(100, dev.assay.core.order.OrderTerms.market());
        desk.broker.onMarketData(new Trade(ACME, 9, px("9.99"), 10, Trade.Aggressor.UNKNOWN), 1);
        assertThat(desk.fills()).isEmpty();
    }
}
