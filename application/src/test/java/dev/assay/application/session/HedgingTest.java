package dev.assay.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.StrategyId;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole sessions of an account that keeps long and short positions apart: engine, RiskGuard, OMS, venue and reconciliation together.
class HedgingTest {
    /// Gives the orders of each bar, by its number from 1 on.
    private record Script(Map<Integer, List<OrderRequest>> orders) implements Strategy {
        @Override
        public void onBar(Bar bar, StrategyContext context) {
            int day = (int) (bar.tsEvent() / SessionRig.DAY);
            orders.getOrDefault(day, List.of()).forEach(context::emit);
        }
    }

    private static OrderRequest order(int units, PositionEffect effect, String tag) {
        return new OrderRequest(SessionRig.ACME, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)),
                OrderTerms.market().withEffect(effect), tag, false);
    }

    private static SessionRig rig(Map<Integer, List<OrderRequest>> orders, int days) {
        SessionRig rig = new SessionRig().hedging().strategy("one", new Script(orders));
        for (int day = 1; day <= days; day++) {
            rig.bar(day, "10", "11", "9", "10");
        }
        return rig;
    }

    private static String sides(SessionRig rig, int strategy) {
        Portfolio portfolio = rig.session().portfolio();
        StrategyId id = portfolio.strategies().get(strategy);
        return portfolio.units(id, SessionRig.ACME, PositionSide.LONG) + "/" + portfolio.units(id, SessionRig.ACME, PositionSide.SHORT);
    }

    private static void booksAgree(SessionRig rig) {
        assertThat(rig.payloads(ReconciliationFinding.class)).isEmpty();
    }

    @Test
    void bothSidesAreHeldAndTheBrokerHasThemToo() {
        SessionRig rig = rig(Map.of(1, List.of(order(10, PositionEffect.OPEN, "a")), 2, List.of(order(-4, PositionEffect.OPEN, "b"))), 4)
                .run();
        assertThat(sides(rig, 0)).isEqualTo("10/-4");
        assertThat(rig.payloads(Fill.class)).extracting(Fill::side).containsExactly(Side.BUY, Side.SELL_SHORT);
        booksAgree(rig);
    }

    @Test
    void closingMoreThanTheSideHoldsIsRefusedAndNothingTurns() {
        SessionRig rig = rig(Map.of(1, List.of(order(10, PositionEffect.OPEN, "a")), 2, List.of(order(-11, PositionEffect.CLOSE, "b"))), 4)
                .run();
        assertThat(sides(rig, 0)).isEqualTo("10/0");
        assertThat(rig.payloads(RiskDecision.class)).filteredOn(one -> one.outcome() == RiskDecision.Outcome.REJECT).singleElement()
                .satisfies(one -> {
                    assertThat(one.reasonCode()).isEqualTo("CLOSE_BEYOND_POSITION");
                    assertThat(one.explanation()).isEqualTo("the order must close 11 ACME, but strategy one holds 10 long, of which 10 are"
                            + " not being closed already: a position is never turned around");
                });
    }

    /// Two orders to close ten each of ten: the second is refused while the first works.
    @Test
    void whatIsBeingClosedAlreadyIsNotClosedTwice() {
        OrderTerms far = OrderTerms.limit(Price.of("20"), TimeInForce.GTC).withEffect(PositionEffect.CLOSE);
        OrderRequest resting = new OrderRequest(SessionRig.ACME, Side.SELL, Quantity.of(10), far, "resting", false);
        SessionRig rig = rig(Map.of(1, List.of(order(10, PositionEffect.OPEN, "a")), 2, List.of(resting), 3,
                List.of(order(-1, PositionEffect.CLOSE, "b"))), 5).run();
        assertThat(sides(rig, 0)).isEqualTo("10/0");
        assertThat(rig.payloads(RiskDecision.class)).extracting(RiskDecision::reasonCode).contains("CLOSE_BEYOND_POSITION");
    }

    /// Protective exits may both cover all of a side; when the position goes, what is left of the other is cancelled by the venue.
    @Test
    void twoExitsOfOneSideNeverTurnIt() {
        OrderRequest stop = new OrderRequest(SessionRig.ACME, Side.SELL, Quantity.of(10), OrderTerms.stop(Price.of("9.5"), TimeInForce.GTC),
                "stop", true);
        OrderRequest limit = new OrderRequest(SessionRig.ACME, Side.SELL, Quantity.of(10),
                OrderTerms.limit(Price.of("10.5"), TimeInForce.GTC), "limit", true);
        SessionRig rig = rig(Map.of(1, List.of(order(10, PositionEffect.OPEN, "a")), 2, List.of(stop, limit)), 5).run();
        assertThat(sides(rig, 0)).isEqualTo("0/0");
        assertThat(rig.session().workingOrders()).isEmpty();
        booksAgree(rig);
    }

    @Test
    void flatteningClosesBothSides() {
        Map<Integer, List<OrderRequest>> orders = Map.of(1,
                List.of(order(10, PositionEffect.OPEN, "a"), order(-7, PositionEffect.OPEN, "b")));
        SessionRig rig = rig(orders, 5);
        rig.input(SessionRig.closeOf(2) + 1,
                new OperatorCommand(OperatorCommand.Action.FLATTEN, OperatorCommand.ALL, "a person", "end of the test"));
        rig.run();
        assertThat(sides(rig, 0)).isEqualTo("0/0");
        booksAgree(rig);
    }

    /// Of two strategies, one's purchase does not close what the other is short: each has books of its own, at the broker too.
    @Test
    void strategiesAreSubAccounts() {
        SessionRig rig = rig(Map.of(1, List.of(order(-4, PositionEffect.OPEN, "a"))), 4)
                .strategy("two", new Script(Map.of(2, List.of(order(10, PositionEffect.FIFO, "b"))))).run();
        assertThat(sides(rig, 0)).isEqualTo("0/-4");
        assertThat(sides(rig, 1)).isEqualTo("10/0");
        booksAgree(rig);
    }

    @Test
    void aSplitAndADividendTakeBothSides() {
        SessionRig rig = rig(Map.of(1, List.of(order(11, PositionEffect.OPEN, "a"), order(-5, PositionEffect.OPEN, "b"))), 5);
        rig.input(SessionRig.openOf(4), new CorporateAction.Split(SessionRig.ACME, SessionRig.openOf(4), 1, 2));
        rig.input(SessionRig.openOf(5),
                new CorporateAction.CashDividend(SessionRig.ACME, SessionRig.openOf(5), SessionRig.openOf(5), Price.of("0.3")));
        rig.run();
        assertThat(sides(rig, 0)).isEqualTo("5/-2");
        booksAgree(rig);
    }

    @Test
    void aNettingAccountExplainsWhyItTakesNoEffect() {
        SessionRig rig = new SessionRig().strategy("one", new Script(Map.of(1, List.of(order(10, PositionEffect.OPEN, "a")))))
                .bar(1, "10", "11", "9", "10").bar(2, "10", "11", "9", "10").run();
        assertThat(rig.payloads(Fill.class)).isEmpty();
        assertThat(rig.payloads(SignalOutcome.class)).singleElement().satisfies(one -> assertThat(one.explanation())
                .contains("the account nets positions, so an order cannot say that it is to OPEN", "account.positions: hedging"));
    }

    /// Random orders of every effect, day after day: quantities are those of plain arithmetic over the fills, no side ever turns, and our books
    /// and the broker's agree at the end.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void randomOrdersKeepBothBooks(long seed) {
        Random random = new Random(seed);
        int days = 60;
        Map<Integer, List<OrderRequest>> orders = new TreeMap<>();
        for (int day = 1; day < days; day++) {
            int units = (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(20));
            orders.put(day, List.of(order(units, PositionEffect.values()[random.nextInt(3)], "t" + day)));
        }
        SessionRig rig = rig(orders, days).run();
        long longs = 0;
        long shorts = 0;
        for (Fill fill : rig.payloads(Fill.class)) {
            long units = fill.quantity().units();
            boolean buy = fill.side() == Side.BUY;
            long closed = fill.effect() == PositionEffect.OPEN ? 0 : Math.min(units, buy ? shorts : longs);
            assertThat(fill.effect() == PositionEffect.CLOSE && closed != units).as("turned by %s", fill).isFalse();
            longs += buy ? units - closed : -closed;
            shorts += buy ? -closed : units - closed;
        }
        assertThat(sides(rig, 0)).isEqualTo(longs + "/" + -shorts);
        assertThat(rig.payloads(Fill.class)).hasSizeGreaterThan(20);
        booksAgree(rig);
    }
}
