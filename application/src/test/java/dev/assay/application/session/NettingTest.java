package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.event.Event;
import dev.assay.core.event.Payload;
import dev.assay.core.market.Bar;
import dev.assay.core.market.Quote;
import dev.assay.core.money.Price;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import dev.assay.execution.SizingRules;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Opposite targets of two strategies in one instant: what is crossed, at what price, what goes out, and that nothing else changes.
class NettingTest {
    private static final StrategyId LONG = new StrategyId(0, "long");
    private static final StrategyId SHORT = new StrategyId(1, "short");

    /// Asks for a position at its first bar, and keeps what it is told.
    private static final class Wants implements Strategy {
        private final long units;
        private final List<String> told = new ArrayList<>();
        private boolean asked;

        private Wants(long units) {
            this.units = units;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (!asked) {
                asked = true;
                context.emit(new Target(ACME, new SizeRule.Units(ACME.quantity(units)), OrderTerms.market(), null));
            }
        }

        @Override
        public void onFill(Fill fill, StrategyContext context) {
            told.add(fill.side() + " " + fill.quantity() + " at " + fill.price());
        }
    }

    private Wants first = new Wants(0);
    private Wants second = new Wants(0);

    private SessionRig rig(SizingRules.Netting rule, long one, long other) {
        first = new Wants(one);
        second = new Wants(other);
        return new SessionRig().strategy("long", first).strategy("short", second)
                .sizing(new SizingRules(RoundingMode.DOWN, new Price(0, 0), 100, 0, rule)).bar(1, "10", "10", "10", "10")
                .bar(2, "11", "11", "11", "11").bar(3, "12", "12", "12", "12");
    }

    private static Event of(SessionRig rig, Payload payload) {
        return rig.events.stream().filter(event -> event.payload().equals(payload)).findFirst().orElseThrow();
    }

    @Test
    void whatIsOppositeIsCrossedAndTheRestGoesOut() {
        SessionRig rig = rig(SizingRules.Netting.LAST, 100, -60).run();
        List<InternalCross> crosses = rig.payloads(InternalCross.class);
        assertThat(crosses).singleElement().returns(LONG, InternalCross::buyer).returns(SHORT, InternalCross::seller)
                .returns("60", cross -> cross.quantity().toString()).returns("10.0000", cross -> cross.price().toString());
        Event cross = of(rig, crosses.getFirst());
        Event buy = rig.event(crosses.getFirst().buyIntentId());
        Event sell = rig.event(crosses.getFirst().sellIntentId());
        assertThat(rig.event(buy.causationId()).payload()).isInstanceOfSatisfying(SignalEvent.class,
                signal -> assertThat(signal.strategy()).isEqualTo(LONG));
        assertThat(rig.event(sell.causationId()).payload()).isInstanceOfSatisfying(SignalEvent.class,
                signal -> assertThat(signal.strategy()).isEqualTo(SHORT));
        assertThat(cross.causationId()).as("after both were judged").isGreaterThan(Math.max(buy.id(), sell.id()));

        assertThat(rig.payloads(Fill.class)).extracting(Fill::strategy, fill -> fill.side() + " " + fill.quantity() + " at " + fill.price())
                .containsExactly(tuple(LONG, "BUY 60 at 10.0000"), tuple(SHORT, "SELL_SHORT 60 at 10.0000"),
                        tuple(LONG, "BUY 40 at 11.0000"));
        assertThat(rig.payloads(Fill.class).subList(0, 2)).allSatisfy(fill -> {
            assertThat(fill.fee().signum()).isZero();
            assertThat(of(rig, fill).causationId()).isEqualTo(cross.id());
        });
        assertThat(rig.payloads(NewOrderSingle.class)).singleElement().returns(Side.BUY, NewOrderSingle::side)
                .returns("40", order -> order.orderQty().toString());
        assertThat(rig.payloads(OrderIntent.class)).extracting(intent -> intent.strategy() + " " + intent.quantity())
                .containsExactly("long 100", "short 60", "long 40");
        assertThat(rig.payloads(RiskDecision.class)).extracting(decision -> decision.strategy() + " " + decision.allowed())
                .containsExactly("long 100", "short 60", "long 40");

        assertThat(rig.session().portfolio().units(LONG, ACME)).isEqualTo(100);
        assertThat(rig.session().portfolio().units(SHORT, ACME)).isEqualTo(-60);
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(40);
        assertThat(first.told).containsExactly("BUY 60 at 10.0000", "BUY 40 at 11.0000");
        assertThat(second.told).containsExactly("SELL_SHORT 60 at 10.0000");
        assertThat(rig.payloads(ReconciliationFinding.class)).as("the broker's books agree at the end").isEmpty();
        assertThat(rig(SizingRules.Netting.LAST, 100, -60).run().events).isEqualTo(rig.events);
    }

    @Test
    void whatCancelsOutGoesNowhere() {
        SessionRig rig = rig(SizingRules.Netting.LAST, 100, -100).run();
        assertThat(rig.payloads(NewOrderSingle.class)).isEmpty();
        assertThat(rig.session().portfolio().units(ACME)).isZero();
        assertThat(rig.payloads(LedgerEntrySet.class)).filteredOn(set -> set.rule().equals("fill")).hasSize(2);
    }

    @Test
    void theMiddleOfTheQuoteNeedsOne() {
        SessionRig without = rig(SizingRules.Netting.MID, 100, -60).run();
        assertThat(without.payloads(InternalCross.class)).isEmpty();
        assertThat(without.payloads(NewOrderSingle.class)).hasSize(2);
        long ts = SessionRig.openOf(1) + 1;
        SessionRig quoted = rig(SizingRules.Netting.MID, 100, -60).input(ts, new Quote(ACME, ts, 99_000, 100, 102_001, 100)).run();
        assertThat(quoted.payloads(InternalCross.class)).singleElement().returns("10.0500", cross -> cross.price().toString());
    }

    /// RiskGuard is asked first: only what it allows of both is crossed.
    @Test
    void onlyWhatIsAllowedIsCrossed() {
        SessionRig rig = rig(SizingRules.Netting.LAST, 100, -60).maxOrder("300").run();
        long allowed = rig.payloads(RiskDecision.class).subList(0, 2).stream().mapToLong(one -> one.allowed().units()).min().orElseThrow();
        assertThat(allowed).isLessThan(60);
        assertThat(rig.payloads(InternalCross.class).stream().mapToLong(one -> one.quantity().units()).sum()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(SizingRules.Netting.class)
    void whereNobodyDiffersNothingChanges(SizingRules.Netting rule) {
        SessionRig rig = rig(rule, 100, 60).run();
        SessionRig none = rig(SizingRules.Netting.NONE, 100, 60).run();
        assertThat(rig.payloads(RiskDecision.class)).isEqualTo(none.payloads(RiskDecision.class));
        assertThat(rig.payloads(NewOrderSingle.class)).isEqualTo(none.payloads(NewOrderSingle.class)).hasSize(2);
        assertThat(rig.payloads(Fill.class).toString().replaceAll("datumId=\\d+", ""))
                .isEqualTo(none.payloads(Fill.class).toString().replaceAll("datumId=\\d+", ""));
        assertThat(rig.payloads(LedgerEntrySet.class)).isEqualTo(none.payloads(LedgerEntrySet.class));
    }
}
