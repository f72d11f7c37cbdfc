package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.MINUTE;
import static dev.assay.proofbench.Desk.px;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.market.Trade.Aggressor;
import dev.assay.core.order.OrderTerms;
import org.junit.jupiter.api.Test;

/// Fills that need trades or quotes beside bars, worked by hand.
class QuotedFillTest {
    private long ids;

    private void show(Desk desk, MarketData datum) {
        desk.broker.onInstant(datum.tsEvent());
        if (desk.broker.wants(ACME)) {
            desk.broker.onMarketData(datum, ++ids);
        }
    }

    private void trade(Desk desk, long ts, String price, long size) {
        show(desk, new Trade(ACME, ts, px(price), size, Aggressor.UNKNOWN));
    }

    private static Bar bar(long minute, String open, String high, String low, String close, long volume) {
        return new Bar(ACME, minute * MINUTE, (minute + 1) * MINUTE, px(open), px(high), px(low), px(close), volume);
    }

    @Test
    void vwapIsThatOfTheBarsOwnTradesRoundedAgainstTheOrder() {
        Desk desk = new Desk(FillModels.byId("vwap"));
        trade(desk, 1, "99.00", 1_000);
        show(desk, bar(0, "99.00", "99.00", "99.00", "99.00", 1_000));
        desk.buy(10, OrderTerms.market());
        desk.sell(7, OrderTerms.market());
        desk.lines();
        trade(desk, MINUTE + 1, "10.00", 100);
        trade(desk, MINUTE + 2, "10.01", 200);
        assertThat(desk.fills()).as("not before the bar has closed").isEmpty();
        show(desk, bar(1, "10.00", "10.01", "10.00", "10.01", 300));
        // (10.00 x 100 + 10.01 x 200) / 300 = 10.00666…
        assertThat(desk.fills()).containsExactly("1 10@10.0067", "2 7@10.0066");
    }

    @Test
    void vwapOfABarWithoutTradesIsUnknown() {
        Desk desk = new Desk(FillModels.byId("vwap"));
        desk.buy(10, OrderTerms.market());
        show(desk, bar(0, "10.00", "10.10", "9.90", "10.00", 300));
        assertThat(desk.fills()).isEmpty();
        trade(desk, MINUTE + 5, "10.02", 50);
        show(desk, bar(1, "10.02", "10.02", "10.02", "10.02", 50));
        assertThat(desk.fills()).containsExactly("1 10@10.02");
    }

    @Test
    void vwapHoldsSumsThatNoLongHolds() {
        Desk desk = new Desk(FillModels.byId("vwap"));
        desk.buy(10, OrderTerms.market());
        trade(desk, 1, "900000.00", 4_000_000_000_000L);
        trade(desk, 2, "900000.02", 4_000_000_000_000L);
        show(desk, bar(0, "900000.00", "900000.02", "900000.00", "900000.02", 8_000_000_000_000L));
        assertThat(desk.fills()).containsExactly("1 10@900000.01");
    }

    @Test
    void halfTheQuotedSpreadIsPaidOnTradesAndNothingAtTheQuote() {
        Desk desk = new Desk(FillModels.of("next-open", LimitFill.THROUGH, new QuotedSpread()));
        desk.buy(10, OrderTerms.market());
        trade(desk, 1, "10.00", 100);
        assertThat(desk.fills()).as("no quote so far").containsExactly("1 10@10");
        show(desk, new Quote(ACME, 2, px("9.98"), 100, px("10.03"), 100));
        desk.buy(10, OrderTerms.market());
        trade(desk, 3, "10.00", 100);
        desk.sell(10, OrderTerms.market());
        trade(desk, 4, "10.00", 100);
        assertThat(desk.fills()).containsExactly("2 10@10.025", "3 10@9.975");
        desk.buy(10, OrderTerms.market());
        show(desk, new Quote(ACME, 5, px("9.98"), 100, px("10.03"), 100));
        assertThat(desk.fills()).containsExactly("4 10@10.03");
    }

    @Test
    void fromTheMiddleItIsTheWayToTheQuote() {
        Desk desk = new Desk(FillModels.of("mid", LimitFill.THROUGH, new QuotedSpread()));
        desk.buy(10, OrderTerms.market());
        desk.sell(10, OrderTerms.market());
        show(desk, new Quote(ACME, 5, px("9.98"), 100, px("10.03"), 100));
        assertThat(desk.fills()).containsExactly("1 10@10.03", "2 10@9.98");
    }
}
