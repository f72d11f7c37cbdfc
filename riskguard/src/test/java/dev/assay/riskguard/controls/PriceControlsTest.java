package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.XYZ;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.exit;
import static dev.assay.riskguard.Books.intent;
import static dev.assay.riskguard.Books.price;
import static dev.assay.riskguard.Books.sell;
import static dev.assay.riskguard.controls.Verdicts.passes;
import static dev.assay.riskguard.controls.Verdicts.rejects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.money.Price;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.riskguard.Books;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// The controls that judge prices and how they move.
class PriceControlsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Band TEN = Band.of(new BigDecimal("0.1"));
    private static final Band TWENTY = Band.of(new BigDecimal("0.2"));

    private final Books books = new Books().mark(ABC, "100");
    private final RiskState state = books.state();

    private static OrderIntent limit(Side side, String price) {
        return intent(side, ABC, "1", OrderTerms.limit(Price.of(price), TimeInForce.DAY));
    }

    private void seen(String price, long ts) {
        state.onMark(ABC.number(), price(ABC, price), ts);
        books.mark(ABC, price).markTs(ABC, ts).at(ts);
    }

    @Test
    void aJumpIsMeasuredAgainstTheSmallerPrice() {
        MarketDataQuality control = new MarketDataQuality(TEN, TWENTY);
        passes(control, buy(ABC, "1"), books);
        seen("100", 1);
        passes(control, buy(ABC, "1"), books);
        seen("110", 2);
        passes(control, buy(ABC, "1"), books);
        seen("121.01", 3);
        rejects(control, buy(ABC, "1"), books, "PRICE_JUMP",
                "the price of ABC jumped from 110.00 USD to 121.01 USD, by 10.01 % of the smaller, more than 10 %");
        passes(control, exit(sell(ABC, "1")), books);
        seen("110.01", 4);
        passes(control, buy(ABC, "1"), books);
        seen("100", 5);
        rejects(control, sell(ABC, "1"), books, "PRICE_JUMP",
                "the price of ABC jumped from 110.01 USD to 100.00 USD, by 10.01 % of the smaller, more than 10 %");
        rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE", "no price of ABC is known yet");
        rejects(control, exit(sell(ABC, "1")), new Books(), "NO_PRICE");
        rejects(new MarketDataQuality(Band.NONE, TEN), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.maxPriceJump, or list MARKET_DATA_QUALITY under risk.disabled with a reason");
        rejects(new MarketDataQuality(TEN, Band.NONE), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.maxSpread, or list MARKET_DATA_QUALITY under risk.disabled with a reason");
        assertThat(control.limit()).isEqualTo("jump 10 %, spread 20 %");
        assertThat(new MarketDataQuality(TEN, Band.NONE).limit()).isEqualTo("not configured: every order is rejected");
        assertThat(new MarketDataQuality(Band.NONE, TEN).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Test
    void aSplitIsNoJump() {
        MarketDataQuality control = new MarketDataQuality(TEN, TWENTY);
        seen("100", 1);
        state.onQuote(ABC.number(), price(ABC, "99"), price(ABC, "101"));
        state.onSplit(ABC.number(), 4, 1);
        seen("25", 2);
        passes(control, buy(ABC, "1"), books);
        assertThat(state.bidUnits(ABC.number())).isEqualTo(price(ABC, "24.75"));
        assertThat(state.askUnits(ABC.number())).isEqualTo(price(ABC, "25.25"));
        assertThat(state.previousMarkUnits(ABC.number())).isEqualTo(price(ABC, "25"));
        assertThat(state.previousMarkUnits(XYZ.number())).isEqualTo(RiskView.NO_PRICE);
    }

    @Test
    void quotes() {
        MarketDataQuality control = new MarketDataQuality(TEN, TWENTY);
        state.onQuote(ABC.number(), price(ABC, "90"), price(ABC, "110"));
        passes(control, buy(ABC, "1"), books);
        state.onQuote(ABC.number(), price(ABC, "89.99"), price(ABC, "110"));
        rejects(control, buy(ABC, "1"), books, "WIDE_SPREAD",
                "the quote of ABC, 89.99 USD to 110.00 USD, is 20.02 % of its middle wide, more than 20 %");
        state.onQuote(ABC.number(), price(ABC, "100"), price(ABC, "100"));
        passes(control, buy(ABC, "1"), books);
        state.onQuote(ABC.number(), price(ABC, "100.01"), price(ABC, "100"));
        rejects(control, buy(ABC, "1"), books, "CROSSED_QUOTE", "the quote of ABC is crossed: bid 100.01 USD, ask 100.00 USD");
        state.onQuote(ABC.number(), Long.MIN_VALUE + 1, Long.MAX_VALUE);
        rejects(control, buy(ABC, "1"), books, "OVERFLOW");
    }

    @Test
    void limitPricesNearTheLast() {
        PriceCollar control = new PriceCollar(TEN, TWENTY, 5 * SECOND);
        passes(control, buy(ABC, "1"), new Books());
        passes(control, limit(Side.BUY, "110"), books);
        passes(control, limit(Side.BUY, "90"), books);
        rejects(control, limit(Side.BUY, "110.01"), books, "COLLAR",
                "limit price 110.01 USD of ABC lies 10.01 % from the last price, 100.00 USD; the band is 10 %");
        rejects(control, limit(Side.SELL, "89.99"), books, "COLLAR",
                "limit price 89.99 USD of ABC lies 10.01 % from the last price, 100.00 USD; the band is 10 %");
        passes(control, exit(limit(Side.SELL, "150")), books);
        passes(control, exit(limit(Side.BUY, "50")), books);
        rejects(control, exit(limit(Side.SELL, "50")), books, "COLLAR");
        rejects(control, exit(limit(Side.BUY, "150")), books, "COLLAR");
        rejects(control, limit(Side.BUY, "100"), new Books(), "NO_PRICE",
                "no price of ABC is known yet, so its limit price cannot be judged");
        long now = books.now();
        passes(control, limit(Side.BUY, "100"), books.markTs(ABC, now - 5 * SECOND));
        rejects(control, limit(Side.BUY, "100"), books.markTs(ABC, now - 5 * SECOND - 1), "STALE_REFERENCE",
                "the reference price of ABC is 5s 1ns old, older than the collar's limit 5s");
        assertThat(control.limit()).isEqualTo("10 % of the last price, 20 % of the period's first, reference at most 5s old");
    }

    @Test
    void limitPricesNearTheStartOfThePeriod() {
        PriceCollar control = new PriceCollar(TWENTY, TEN, 5 * SECOND);
        seen("100", SECOND);
        seen("105", 2 * SECOND);
        passes(control, limit(Side.BUY, "110"), books);
        rejects(control, limit(Side.BUY, "110.01"), books, "PERIOD_COLLAR",
                "limit price 110.01 USD of ABC lies 10.01 % from the price at the start of the period, 100.00 USD; the band is 10 %");
        seen("109", 61 * SECOND);
        // The new period starts from the price before it.
        passes(control, limit(Side.BUY, "115"), books);
        rejects(control, limit(Side.BUY, "115.51"), books, "PERIOD_COLLAR");
        seen("130", 200 * SECOND);
        // More than a period without prices: nothing is known of the move.
        passes(control, limit(Side.BUY, "143"), books);
        for (PriceCollar unset : new PriceCollar[]{new PriceCollar(Band.NONE, TEN, 1), new PriceCollar(TEN, Band.NONE, 1),
                new PriceCollar(TEN, TEN, 0)}) {
            rejects(unset, buy(ABC, "1"), books, "NO_LIMIT");
            assertThat(unset.limit()).isEqualTo("not configured: every order is rejected");
        }
    }

    @Test
    void periodsEndExactly() {
        seen("100", 0);
        seen("101", 60 * SECOND - 1);
        assertThat(state.periodStartUnits(0)).isEqualTo(price(ABC, "100"));
        seen("102", 60 * SECOND);
        assertThat(state.periodStartUnits(0)).isEqualTo(price(ABC, "101"));
        seen("103", 120 * SECOND);
        assertThat(state.periodStartUnits(0)).isEqualTo(price(ABC, "102"));
        seen("104", 180 * SECOND + 1);
        assertThat(state.periodStartUnits(0)).isEqualTo(price(ABC, "104"));
        state.onSplit(0, 2, 1);
        assertThat(state.periodStartUnits(0)).isEqualTo(price(ABC, "52"));
    }

    @Test
    void fastMarkets() {
        VolatilityProtection control = new VolatilityProtection(TEN, 60 * SECOND);
        passes(control, buy(ABC, "1"), books);
        seen("100", SECOND);
        seen("110", 2 * SECOND);
        passes(control, buy(ABC, "1"), books);
        seen("110.01", 3 * SECOND);
        rejects(control, buy(ABC, "1"), books, "FAST_MARKET", "ABC moved from 100.00 USD to 110.01 USD, by 10.01 % within 1m, more than "
                + "10 %: only orders with a limit price go out");
        rejects(control, intent(Side.BUY, ABC, "1", OrderTerms.stop(Price.of("111"), TimeInForce.DAY)), books, "FAST_MARKET");
        passes(control, limit(Side.BUY, "110"), books);
        passes(control, sell(ABC, "5"), books.held(ABC, "5"));
        rejects(control, sell(ABC, "6"), books, "FAST_MARKET");
        seen("89.99", 4 * SECOND);
        rejects(control, buy(ABC, "1"), books, "FAST_MARKET");
        seen("90", 5 * SECOND);
        passes(control, buy(ABC, "1"), books);
        rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE", "no price of ABC is known yet");
        rejects(new VolatilityProtection(Band.NONE, 1), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("10 % in 1m");
        assertThat(new VolatilityProtection(Band.NONE, 1).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.MIXIN)
    void bandsCompareExactly(@ForAll @LongRange(min = 0) long part, @ForAll @LongRange(min = 0) long whole,
            @ForAll @LongRange(min = 0) long ppm) {
        assertThat(new Band(ppm).exceededBy(part, whole)).isEqualTo(BigInteger.valueOf(part).multiply(BigInteger.valueOf(1_000_000))
                .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(ppm))) > 0);
    }

    @Test
    void bandsInWords() {
        assertThat(Band.of(new BigDecimal("0.0000019")).ppm()).isEqualTo(1);
        assertThat(TEN.text()).isEqualTo("10 %");
        assertThat(Band.share(1, 3)).isEqualTo("33.34 %");
        assertThat(Band.share(1, 0)).isEqualTo("an unbounded part");
        assertThatThrownBy(() -> new Band(-1)).hasMessageContaining("-1 millionths");
        assertThat(Band.NONE.configured()).isFalse();
        assertThat(new Band(1).configured()).isTrue();
    }
}
