package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static dev.assay.application.session.SessionRig.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Corporate actions in whole sessions: positions, working orders, exits, RiskGuard, and the broker's own books, which must agree at the end.
class CorporateActionsTest {
    private record Script(Map<Integer, List<Signal>> signals) implements Strategy {
        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (bar.instrument().number() == BETA.number()) {
                signals.getOrDefault((int) (bar.tsEvent() / SessionRig.DAY), List.of()).forEach(context::emit);
            }
        }
    }

    private static OrderRequest order(Instrument instrument, int units, OrderTerms terms, String tag) {
        return new OrderRequest(instrument, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)), terms, tag, false);
    }

    private static SessionRig rig(Map<Integer, List<Signal>> signals, int days) {
        SessionRig rig = new SessionRig().both().strategy("one", new Script(signals));
        for (int day = 1; day <= days; day++) {
            rig.bar(ACME, day, "20", "21", "19", "20").bar(BETA, day, "50", "51", "49", "50");
        }
        return rig;
    }

    private static SessionRig with(SessionRig rig, CorporateAction action) {
        return rig.input(action.tsEvent(), action);
    }

    private static long at(int day) {
        return SessionRig.openOf(day);
    }

    private static void booksAgree(SessionRig rig) {
        assertThat(rig.payloads(ReconciliationFinding.class)).isEmpty();
    }

    /// 101 ACME become 40 BETA and 4.04 x 1 in cash each: 101 x 2 ÷ 5 is 40.4, and 0.4 of a BETA is 20 at its own last price of 50. The order
    /// that waits for a price is cancelled; what is ordered in ACME afterwards does not go out.
    @Test
    void aMergerMovesThePositionAndEndsOrders() {
        OrderTerms far = OrderTerms.limit(Price.of("10"), TimeInForce.GTC);
        SessionRig rig = with(rig(Map.of(1, List.of(order(ACME, 101, OrderTerms.market(), "buy"), order(ACME, 5, far, "waits")), 4,
                List.of(order(ACME, 1, OrderTerms.market(), "late"))), 5),
                new CorporateAction.Merger(ACME, at(3), at(4), BETA, 2, 5, Price.of("1.5"))).run();
        assertThat(rig.session().portfolio().units(ACME)).isZero();
        assertThat(rig.session().portfolio().units(BETA)).isEqualTo(40);
        // 100,000 - 101 x 20 + 101 x 1.50 + 0.4 x 50
        assertThat(rig.session().portfolio().cash().getFirst().plain()).isEqualTo("98151.50");
        assertThat(rig.payloads(OrderEvent.class)).filteredOn(event -> event.tag().equals("waits")).last()
                .satisfies(event -> assertThat(event.ordStatus()).isEqualTo(OrdStatus.CANCELED))
                .satisfies(event -> assertThat(event.reason()).contains("corporate action"));
        assertThat(rig.payloads(RiskDecision.class)).last().satisfies(late -> assertThat(late.reasonCode()).isEqualTo("INSTRUMENT_HALTED"));
        booksAgree(rig);
    }

    /// The exits of a target come back after a spin-off, at what the shares cost now: bought at 20, stop 10 % below; three tenths of the cost
    /// go, so the stop is 10 % below 14.
    @Test
    void exitsFollowTheCostThroughASpinOff() {
        Target target = new Target(ACME, new SizeRule.Units(Quantity.of(100)), OrderTerms.market(), new Target.Exits(0.1, 0));
        SessionRig rig = new SessionRig().both().strategy("one", new Script(Map.of(1, List.of(target))));
        for (int day = 1; day <= 5; day++) {
            rig.bar(ACME, day, day < 3 ? "20" : "14", day < 3 ? "21" : "15", day < 3 ? "19" : "13", day < 3 ? "20" : "14").bar(BETA, day,
                    "50",
                    "51", "49", "50");
        }
        with(rig, new CorporateAction.SpinOff(ACME, at(3), BETA, 3, 25, Price.of("0.3"))).run();
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(100);
        assertThat(rig.session().portfolio().units(BETA)).isEqualTo(12);
        assertThat(rig.session().workingOrders()).singleElement()
                .satisfies(stop -> assertThat(stop.terms().stopPx())
                        .isEqualTo(Price.of("12.60").rescale(4, java.math.RoundingMode.UNNECESSARY)));
        booksAgree(rig);
    }

    @Test
    void aDelistingPaysBothSides() {
        SessionRig rig = with(rig(Map.of(1, List.of(order(ACME, 10, OrderTerms.market().withEffect(PositionEffect.OPEN), "a"),
                order(ACME, -4, OrderTerms.market().withEffect(PositionEffect.OPEN), "b"))), 5).hedging(),
                new CorporateAction.Delisting(ACME, at(3), at(4), Price.of("7"))).run();
        assertThat(rig.session().portfolio().units(ACME, PositionSide.LONG)).isZero();
        // 100,000 + (4 - 10) x 20 + (10 - 4) x 7
        assertThat(rig.session().portfolio().cash().getFirst().plain()).isEqualTo("99922.00");
        booksAgree(rig);
    }

    /// Random orders of three strategies, in either mode, with random actions between: whatever the fractions, our books and the broker's have
    /// the same shares and the same cash.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theBrokersBooksAgreeWhateverHappens(long seed) {
        Random random = new Random(seed);
        boolean hedging = seed % 2 == 0;
        int days = 30;
        SessionRig rig = hedging ? new SessionRig().both().hedging() : new SessionRig().both();
        for (int strategy = 0; strategy < 3; strategy++) {
            Map<Integer, List<Signal>> signals = new TreeMap<>();
            for (int day = 1; day < days; day++) {
                int units = (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(20));
                OrderTerms terms = hedging
                        ? OrderTerms.market().withEffect(PositionEffect.values()[random.nextInt(3)])
                        : OrderTerms.market();
                signals.put(day, List.of(order(random.nextBoolean() ? ACME : BETA, units, terms, "t" + day)));
            }
            rig.strategy("s" + strategy, new Script(signals));
        }
        for (int day = 1; day <= days; day++) {
            rig.bar(ACME, day, "20", "21", "19", "20." + random.nextInt(10)).bar(BETA, day, "50", "51", "49", "50." + random.nextInt(10));
        }
        for (int day = 5; day <= 25; day += 5) {
            with(rig, action(random, day, day == 25));
        }
        rig.run();
        booksAgree(rig);
    }

    private static CorporateAction action(Random random, int day, boolean last) {
        int numerator = 1 + random.nextInt(5);
        int denominator = 1 + random.nextInt(5);
        Price cash = new Price(1 + random.nextInt(500), 2);
        long pay = at(day) + random.nextInt(3) * SessionRig.DAY;
        return switch (random.nextInt(3) + (last ? 4 : 0)) {
            case 0 -> new CorporateAction.StockDividend(ACME, at(day), numerator, denominator);
            case 1 -> new CorporateAction.CashDividend(ACME, at(day), pay, cash);
            case 2 -> new CorporateAction.SpinOff(ACME, at(day), BETA, numerator, 10L * denominator, Price.of("0.25"));
            case 4 -> new CorporateAction.Merger(ACME, at(day), pay, BETA, numerator, denominator, cash);
            case 5 -> new CorporateAction.SymbolChange(ACME, at(day), BETA);
            default -> new CorporateAction.Delisting(ACME, at(day), pay, cash);
        };
    }
}
