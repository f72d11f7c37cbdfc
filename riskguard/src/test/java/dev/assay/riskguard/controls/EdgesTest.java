package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.COIN;
import static dev.assay.riskguard.Books.LOTS;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.exit;
import static dev.assay.riskguard.Books.intent;
import static dev.assay.riskguard.Books.replacing;
import static dev.assay.riskguard.Books.sell;
import static dev.assay.riskguard.Books.usd;
import static dev.assay.riskguard.controls.Verdicts.passes;
import static dev.assay.riskguard.controls.Verdicts.rejects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.Books;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where the arithmetic turns: numbers beyond 64 bits, zero, equality.
class EdgesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Books books = new Books().mark(ABC, "100");

    private static Limit amount(String usd) {
        return new Limit.Amount(Money.of(usd, Currency.USD));
    }

    private static Band band(String fraction) {
        return Band.of(new BigDecimal(fraction));
    }

    private static String allowed(Verdict verdict) {
        return verdict instanceof Verdict.Shrink shrink ? shrink.reasonCode() + " " + shrink.allowed() : verdict.toString();
    }

    /// 100 million USD of equity: products of millionths have more than 64 bits.
    @Test
    void marginOfALargeAccount() {
        Leverage control = new Leverage(band("40"), band("0.5"), band("0.8"));
        books.equity("100000000");
        passes(control, buy(ABC, "100000"), books);
        passes(control, buy(ABC, "1600000"), books);
        assertThat(allowed(control.judge(buy(ABC, "1600001"), books))).isEqualTo("MARGIN 1600000");
        assertThat(allowed(control.judge(buy(ABC, "3200000"), books))).isEqualTo("MARGIN 1600000");
    }

    /// 100 short with 300 being bought: an exit of 100 enlarges what all orders together can lead to, and passes all the same.
    @Test
    void anExitPassesUpToThePositionWhateverElseWorks() {
        for (Control control : List.of(new Leverage(band("0.1"), band("0.5"), band("1")), new Concentration(amount("100"), List.of()),
                new ExposureLimit(amount("100")), new PositionLimit(Scoped.uniform(amount("100")), Scoped.uniform(null)))) {
            books.held(ABC, "-100").buying(ABC, "300");
            passes(control, exit(buy(ABC, "100")), books);
            assertThat(allowed(control.judge(exit(buy(ABC, "101")), books))).as(control.spec().id()).endsWith(" 100");
            assertThat(control.judge(buy(ABC, "100"), books)).as(control.spec().id()).isInstanceOf(Verdict.Reject.class);
        }
    }

    @Test
    void fractionsOfLargeAccounts() {
        Limit.EquityFraction half = Limit.EquityFraction.of(new BigDecimal("0.5"));
        assertThat(Threshold.of(half).holds(4_000_000_000_000_000_000L, 1_000_000_000_000_000_000L)).isFalse();
        assertThat(Threshold.of(half).holds(1, 9_000_000_000_000_000_000L)).isTrue();
        assertThat(Threshold.of(half).holds(4_500_000_000_000_000_000L, 9_000_000_000_000_000_000L)).isTrue();
        assertThat(Threshold.of(half).holds(4_500_000_000_000_000_001L, 9_000_000_000_000_000_000L)).isFalse();
        assertThat(Limit.EquityFraction.of(BigDecimal.ZERO).units(usd("100"))).isZero();
        assertThat(Limit.EquityFraction.of(new BigDecimal("0.1234567890123")).units()).isEqualTo(1_234_567_890_123L);
    }

    @Test
    void whatACaseSums() {
        books.held(ABC, "-40").buying(ABC, "100").selling(ABC, "10");
        assertThat(new OrderCase(buy(ABC, "5"), books).before()).isEqualTo(60);
        assertThat(new OrderCase(buy(ABC, "5"), books).after()).isEqualTo(65);
        assertThat(new OrderCase(buy(ABC, "5"), books).worstGrossExposureUnits()).isEqualTo(usd("6000"));
    }

    @Test
    void whatIsNotConfiguredSaysSo() {
        for (Control control : List.of(new MaxMessageRate(0, 1), new MaxMessageRate(1, 0), new DuplicateOrder(0, 1),
                new DuplicateOrder(1, 0),
                new RepeatedExecution(0), new MaxOrdersPerDay(0, Scoped.uniform(null)), new NoSlicing(0), new MarketDataReasonability(0))) {
            assertThat(control.limit()).as(control.spec().id()).isEqualTo("not configured: every order is rejected");
            rejects(control, buy(ABC, "1"), books, "NO_LIMIT");
        }
        Scoped<Limit> byInstrument = Scoped.of(1, 2, (strategy, instrument) -> amount(instrument == 0 ? "1" : "2"));
        assertThat(new PositionLimit(byInstrument, Scoped.uniform(null)).limit()).isEqualTo("by instrument");
        assertThat(new PositionLimit(Scoped.uniform(amount("1")), Scoped.of(1, 2, (s, i) -> Quantity.of(i + 1))).limit())
                .isEqualTo("by instrument");
    }

    @Test
    void anAccountThatNeverHadMoneyHasNoPeak() {
        RiskState state = new RiskState(2, 5, 1, 1);
        state.onDayStart(0);
        rejects(new MaxDrawdown(amount("5"), amount("5")), buy(ABC, "1"), books.state(state).equity("0"), "NO_PEAK");
    }

    /// It cannot trade at a bad price, however old the reference is.
    @Test
    void anExitAtTheReferencePassesTheCollar() {
        PriceCollar control = new PriceCollar(band("0.05"), band("0.05"), SECOND);
        books.markTs(ABC, books.now() - 2 * SECOND);
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            var atReference = intent(side, ABC, "1", OrderTerms.limit(Price.of("100"), TimeInForce.DAY));
            passes(control, exit(atReference), books);
            rejects(control, atReference, books, "STALE_REFERENCE");
        }
    }

    @Test
    void nothingIsReducedByReplacingAnExitOfNoPosition() {
        books.counted(4, ABC, "5");
        assertThat(OrderMath.reducing(exit(replacing(4, sell(ABC, "5"))), 0, books)).isZero();
        assertThat(OrderMath.reducing(exit(replacing(4, sell(ABC, "5"))), 1, books)).isEqualTo(5);
    }

    /// A price of so many whole dollars that it has more than 64 bits in ticks is still a whole number of ticks.
    @Test
    void theTickGridHoldsBeyond64Bits() {
        PreOrderRules control = new PreOrderRules();
        for (long dollars : new long[]{900_000_000_000_000_001L, -900_000_000_000_000_003L, 922_337_203_685_477L, 922_337_203_685_478L}) {
            passes(control, intent(Side.BUY, LOTS, "100", OrderTerms.limit(new Price(dollars, 0), TimeInForce.DAY)), books);
        }
        rejects(control, intent(Side.BUY, LOTS, "100", OrderTerms.limit(new Price(900_000_000_000_000_001L, 2), TimeInForce.DAY)), books,
                "OFF_TICK");
        assertThat(OrderMath.wholeLots(COIN, 1999)).isEqualTo(1000);
    }
}
