package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.COIN;
import static dev.assay.riskguard.Books.INDEX;
import static dev.assay.riskguard.Books.LOTS;
import static dev.assay.riskguard.Books.ONE;
import static dev.assay.riskguard.Books.TWO;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.exit;
import static dev.assay.riskguard.Books.intent;
import static dev.assay.riskguard.Books.sell;
import static dev.assay.riskguard.controls.Verdicts.passes;
import static dev.assay.riskguard.controls.Verdicts.rejects;
import static dev.assay.riskguard.controls.Verdicts.shrinks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.TradingState;
import dev.assay.riskguard.Books;
import org.junit.jupiter.api.Test;

/// The controls that look at states, times and terms.
class StateControlsTest {
    private static final long SECOND = 1_000_000_000L;

    private final RiskState state = new RiskState(2, 5, 3, 60_000_000_000L);
    private final Books books = new Books().mark(ABC, "125").mark(LOTS, "20").mark(COIN, "1").mark(INDEX, "4000").state(state);

    @Test
    void killSwitchStopsAStrategyOrAll() {
        KillSwitch control = new KillSwitch();
        passes(control, buy(ABC, "1"), books);
        state.setStrategy(0, TradingState.REDUCE_ONLY);
        passes(control, buy(ABC, "1"), books);
        state.setStrategy(1, TradingState.HALTED);
        passes(control, buy(ABC, "1"), books);
        state.setStrategy(0, TradingState.HALTED);
        rejects(control, exit(sell(ABC, "1")), books, "HALTED",
                "trading is halted for strategy one: only cancels go out until an operator re-arms it");
        state.setStrategy(0, TradingState.ACTIVE);
        state.setGlobal(TradingState.HALTED);
        rejects(control, buy(ABC, "1"), books, "HALTED",
                "trading is halted for all strategies: only cancels go out until an operator re-arms it");
    }

    @Test
    void reduceOnlyLetsAStrategyCloseItsOwnPosition() {
        ReduceOnlyMode control = new ReduceOnlyMode();
        books.held(ONE, ABC, "100").held(TWO, ABC, "-300");
        passes(control, buy(ABC, "1000"), books);
        state.setGlobal(TradingState.REDUCE_ONLY);
        passes(control, sell(ABC, "100"), books);
        shrinks(control, sell(ABC, "101"), books, "100", "REDUCE_ONLY",
                "only orders that reduce a position go out: strategy one holds 100 ABC and wants to SELL 101; 100 fit");
        rejects(control, buy(ABC, "1"), books, "REDUCE_ONLY",
                "only orders that reduce a position go out: strategy one holds 100 ABC and wants to BUY 1; nothing of it fits");
        books.selling(ABC, "70");
        passes(control, sell(ABC, "30"), books);
        shrinks(control, sell(ABC, "31"), books, "30", "REDUCE_ONLY",
                "only orders that reduce a position go out: strategy one holds 100 ABC and wants to SELL 31; 30 fit");
        passes(control, exit(sell(ABC, "100")), books);
        state.setGlobal(TradingState.ACTIVE);
        state.setStrategy(0, TradingState.REDUCE_ONLY);
        rejects(control, sell(LOTS, "100"), books, "REDUCE_ONLY");
    }

    @Test
    void venueRules() {
        PreOrderRules control = new PreOrderRules();
        passes(control, buy(ABC, "1"), books);
        rejects(control, buy(INDEX, "1"), books, "NOT_TRADABLE", "IDX is an index: it has prices but cannot be traded");
        books.halt(ABC);
        rejects(control, buy(ABC, "1"), books, "INSTRUMENT_HALTED", "ABC is halted, or its feed is stale");
    }

    @Test
    void ticksAndLots() {
        PreOrderRules control = new PreOrderRules();
        passes(control, intent(Side.BUY, LOTS, "100", OrderTerms.limit(Price.of("20.05"), TimeInForce.DAY)), books);
        passes(control, intent(Side.BUY, LOTS, "100", OrderTerms.limit(Price.of("20.050000"), TimeInForce.DAY)), books);
        rejects(control, intent(Side.BUY, LOTS, "100", OrderTerms.limit(Price.of("20.0499"), TimeInForce.DAY)), books, "OFF_TICK",
                "limit price 20.0499 of LOTS is not a multiple of its tick, 0.05 USD");
        rejects(control, intent(Side.BUY, LOTS, "100", OrderTerms.stop(Price.of("20.050001"), TimeInForce.DAY)), books, "OFF_TICK",
                "stop price 20.050001 of LOTS is not a multiple of its tick, 0.05 USD");
        rejects(control, intent(Side.BUY, LOTS, "100", OrderTerms.stopLimit(Price.of("20.01"), Price.of("20.05"), TimeInForce.DAY)), books,
                "OFF_TICK");
        rejects(control, buy(LOTS, "150"), books, "ODD_LOT", "quantity 150 of LOTS is not a multiple of its lot, 100");
        rejects(control, buy(ABC, "1").withQuantity(Quantity.of("1.5")), books, "ODD_LOT",
                "quantity 1.5 of ABC is not a multiple of its lot, 1");
        passes(control, buy(ABC, "1").withQuantity(Quantity.of("1.0")), books);
        passes(control, buy(COIN, "0.00001"), books);
        rejects(control, buy(COIN, "0.000011"), books, "ODD_LOT", "quantity 0.00001100 of COIN is not a multiple of its lot, 0.00001");
    }

    @Test
    void pricesMustBeKnownAndFresh() {
        MarketDataReasonability control = new MarketDataReasonability(90 * SECOND);
        long now = books.now();
        passes(control, buy(ABC, "1"), books.markTs(ABC, now));
        passes(control, buy(ABC, "1"), books.markTs(ABC, now - 90 * SECOND));
        rejects(control, exit(sell(ABC, "1")), books.markTs(ABC, now - 90 * SECOND - 1), "STALE_PRICE",
                "the last price of ABC is 1m 30s old, older than the limit 1m 30s");
        rejects(control, buy(ABC, "1"), books.markTs(ABC, now - 100_000 * SECOND), "STALE_PRICE",
                "the last price of ABC is 1d 3h old, older than the limit 1m 30s");
        rejects(control, buy(ABC, "1"), books.markTs(ABC, now + 1), "FUTURE_PRICE",
                "the last price of ABC is 1ns ahead of the present instant");
        rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE", "no price of ABC is known yet");
        rejects(new MarketDataReasonability(0), buy(ABC, "1"), books, "NO_LIMIT");
    }

    @Test
    void rateIsCountedInASlidingWindow() {
        MaxMessageRate control = new MaxMessageRate(3, SECOND);
        long now = books.now();
        state.onMessage(now - SECOND);
        state.onMessage(now - SECOND + 1);
        state.onMessage(now);
        // The first of the three lies exactly one window back: it counts no more.
        passes(control, buy(ABC, "1"), books);
        state.onMessage(now);
        rejects(control, exit(sell(ABC, "1")), books, "RATE", "3 orders went out in the last 1s, the limit is 3");
        books.at(now + 1);
        passes(control, buy(ABC, "1"), books);
        rejects(new MaxMessageRate(4, SECOND), buy(ABC, "1"), books, "RATE_WINDOW",
                "only the latest 3 messages are remembered, too few to hold a limit of 4: the run was set up with too small a window");
        rejects(new MaxMessageRate(0, SECOND), buy(ABC, "1"), books, "NO_LIMIT");
        rejects(new MaxMessageRate(1, 0), buy(ABC, "1"), books, "NO_LIMIT");
        rejects(new MaxMessageRate(1, Long.MAX_VALUE), buy(ABC, "1"), books.at(-2), "OVERFLOW");
    }

    /// Against the counting method of the state, over every count and window.
    @Test
    void theGlanceAgreesWithTheCount() {
        RiskState window = new RiskState(1, 5, 5, 60_000_000_000L);
        for (int i = 0; i < 12; i++) {
            for (int count = 1; count <= 5; count++) {
                for (long since = -1; since <= 12; since++) {
                    assertThat(window.hasSent(count, since)).isEqualTo(window.messagesSince(since) >= count);
                }
            }
            window.onMessage(i);
        }
    }

    @Test
    void limitsReadLikeTheConfiguration() {
        assertThat(new KillSwitch().limit()).isEqualTo("no order while halted");
        assertThat(new ReduceOnlyMode().limit()).isEqualTo("only reductions while reduce-only");
        assertThat(new PreOrderRules().limit()).isEqualTo("tradable, not halted, on tick, whole lots");
        assertThat(new MarketDataReasonability(345_600 * SECOND).limit()).isEqualTo("price at most 4d old");
        assertThat(new MarketDataReasonability(0).limit()).isEqualTo("not configured: every order is rejected");
        assertThat(new MaxMessageRate(1000, SECOND).limit()).isEqualTo("1000 per 1s");
        assertThat(new MaxMessageRate(0, 0).limit()).isEqualTo("not configured: every order is rejected");
        assertThat(new MaxOrderQuantity(Scoped.uniform(Quantity.of("0.5"))).limit()).isEqualTo("0.5");
        assertThat(new MaxOrderQuantity(Scoped.uniform(null)).limit()).isEqualTo("not configured: every order is rejected");
        Limit.EquityFraction half = Limit.EquityFraction.of(new java.math.BigDecimal("0.505"));
        assertThat(new MaxOrderValue(Scoped.uniform(half)).limit()).isEqualTo("50.5 % of equity");
        assertThat(new DailyLoss(half).limit()).isEqualTo("50.5 % of equity at the start of the day");
        assertThat(new PositionLimit(Scoped.uniform(half), Scoped.uniform(null)).limit()).isEqualTo("50.5 % of equity");
        assertThat(new PositionLimit(Scoped.uniform(half), Scoped.uniform(Quantity.of(7))).limit())
                .isEqualTo("50.5 % of equity and 7 units");
        assertThat(new ExposureLimit(half).limit()).isEqualTo("50.5 % of equity");
        for (Control control : java.util.List.of(new MaxOrderValue(Scoped.uniform(null)), new DailyLoss(null),
                new PositionLimit(Scoped.uniform(null), Scoped.uniform(null)),
                new ExposureLimit(null))) {
            assertThat(control.limit()).isEqualTo("not configured: every order is rejected");
        }
    }
}
