package dev.assay.riskguard;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.ONE;
import static dev.assay.riskguard.Books.TWO;
import static dev.assay.riskguard.Books.XYZ;
import static dev.assay.riskguard.Books.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.Verdict;
import dev.assay.core.signal.StrategyId;
import dev.assay.riskguard.RiskLevels.Level;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.controls.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Hard and soft blocks, releases, slices, and the levels of limits, through the whole policy.
class SoftBlockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Limit HUGE = new Limit.Amount(Money.of("10000000", Currency.USD));

    private final Books books = new Books().mark(ABC, "10").mark(XYZ, "10");

    private static RiskLimits limits() {
        return new RiskLimits(HUGE, Quantity.of(100), HUGE, null, HUGE, HUGE, new OrderRate(1000, SECOND), SECOND, List.of());
    }

    private static RiskRules rules(String... soft) {
        return RiskRules.STANDARD.withBlocks(List.of(soft), List.of());
    }

    private static long send(StandardPolicy policy, OrderIntent intent, Books books) {
        Verdict verdict = policy.judge(intent, books);
        policy.decided(intent, verdict, books);
        return switch (verdict) {
            case Verdict.Accept a -> intent.quantity().units();
            case Verdict.Shrink s -> s.allowed().units();
            case Verdict.Reject r -> 0;
        };
    }

    private static OrderIntent by(StrategyId strategy, OrderIntent intent) {
        return new OrderIntent(strategy, intent.instrument(), intent.side(), intent.quantity(), intent.terms(), intent.tag(),
                intent.protective(), intent.replaces(), intent.reason());
    }

    @Test
    void aHardBlockCannotBeSlicedAround() {
        StandardPolicy policy = new StandardPolicy(limits(), rules(), RiskLevels.NONE);
        assertThat(send(policy, buy(ABC, "60"), books)).isEqualTo(60);
        assertThat(send(policy, buy(ABC, "70"), books)).as("no block yet").isEqualTo(70);
        assertThat(send(policy, buy(ABC, "150"), books)).isEqualTo(100);
        assertThat(send(policy, buy(ABC, "50"), books)).as("the slice").isZero();
        assertThat(send(policy, buy(ABC, "200"), books)).as("another large order opens no new room").isZero();
        assertThat(send(policy, buy(XYZ, "50"), books)).isEqualTo(50);
        assertThat(send(policy, by(TWO, buy(ABC, "50")), books)).isEqualTo(50);
        long later = books.now() + 60 * SECOND;
        assertThat(send(policy, buy(ABC, "51"), books.at(later).markTs(ABC, later))).isEqualTo(51);
    }

    @Test
    void aSoftBlockIsReleasedOnceByAPerson() {
        StandardPolicy policy = new StandardPolicy(limits(), rules("MAX_ORDER_QTY"), RiskLevels.NONE);
        Verdict blocked = policy.judge(buy(ABC, "150"), books);
        assertThat(blocked).isInstanceOfSatisfying(Verdict.Shrink.class, s -> assertThat(s.explanation())
                .isEqualTo(
                        "order quantity 150 ABC is above the limit 100; 100 fit; a soft block: an operator may release one order, with a "
                                + "reason"));
        books.state().onRelease(new RiskState.Release("MAX_ORDER_QTY", ONE.number(), ABC.number(), books.now() + SECOND));
        assertThat(send(policy, by(TWO, buy(ABC, "151")), books)).as("not for another strategy").isEqualTo(100);
        assertThat(send(policy, buy(XYZ, "151"), books)).as("nor another instrument").isEqualTo(100);
        assertThat(send(policy, buy(ABC, "90"), books)).as("an order that needs none leaves it").isEqualTo(90);
        assertThat(send(policy, buy(ABC, "152"), books)).isEqualTo(152);
        assertThat(send(policy, buy(ABC, "153"), books)).as("used up").isEqualTo(100);
        books.state().onRelease(new RiskState.Release("MAX_ORDER_QTY", ONE.number(), ABC.number(), books.now() + SECOND));
        long end = books.now() + SECOND;
        assertThat(policy.judge(buy(ABC, "154"), books.at(end).markTs(ABC, end))).isSameAs(Verdict.ACCEPT);
        assertThat(send(policy, buy(ABC, "154"), books.at(end + 1).markTs(ABC, end + 1))).as("expired").isEqualTo(100);
    }

    @Test
    void aReleaseOpensNoHardBlock() {
        StandardPolicy policy = new StandardPolicy(limits(), rules(), RiskLevels.NONE);
        books.state().onRelease(new RiskState.Release("MAX_ORDER_QTY", ONE.number(), ABC.number(), books.now() + SECOND));
        assertThat(send(policy, buy(ABC, "150"), books)).isEqualTo(100);
    }

    @Test
    void onlySomeControlsCanBeSoft() {
        assertThatThrownBy(() -> rules("DAILY_LOSS_DRAWDOWN")).hasMessageContaining("no control that can be released: DAILY_LOSS_DRAWDOWN")
                .hasMessageContaining("PRICE_COLLAR");
        assertThat(StandardPolicy.softenable()).doesNotContain("KILL_SWITCH", "POSITION_LIMIT").isNotEmpty()
                .allMatch(StandardPolicy.controlIds()::contains);
    }

    @Test
    void theTightestLevelWins() {
        Level firm = new Level(null, Quantity.of(80), null, null, null, null, null, null);
        Level one = new Level(new Limit.Amount(Money.of("500", Currency.USD)), null, null, Quantity.of(120), null, null, null, 3);
        Level abc = new Level(null, Quantity.of(40), null, null, null, null, null, null);
        StandardPolicy policy = new StandardPolicy(limits(), rules(), new RiskLevels(firm,
                List.of(new RiskLevels.OfInstrument(ABC, abc, false, null), new RiskLevels.OfInstrument(XYZ, Level.NONE, false, null)),
                List.of(new RiskLevels.OfStrategy(one, List.of(ABC, XYZ)), new RiskLevels.OfStrategy(Level.NONE, List.of(XYZ)))));
        assertThat(send(policy, buy(ABC, "90"), books)).as("instrument").isEqualTo(40);
        assertThat(send(policy, buy(XYZ, "90"), books)).as("strategy: 500 USD").isEqualTo(50);
        assertThat(send(policy, by(TWO, buy(XYZ, "90")), books)).as("firm").isEqualTo(80);
        assertThat(policy.judge(by(TWO, buy(ABC, "1")), books)).isInstanceOfSatisfying(Verdict.Reject.class,
                r -> assertThat(r.reasonCode()).isEqualTo("NO_PERMISSION"));
        long later = books.now() + 60 * SECOND;
        books.at(later).markTs(XYZ, later).held(XYZ, "100");
        assertThat(send(policy, buy(XYZ, "30"), books)).as("the strategy's own position").isEqualTo(20);
        assertThat(send(policy, buy(XYZ, "1"), books)).as("the strategy's orders of the day").isZero();
    }

    @Test
    void explainingAsksEveryControlAndCountsNothing() {
        StandardPolicy policy = new StandardPolicy(
                new RiskLimits(HUGE, Quantity.of(100), HUGE, Quantity.of(50), HUGE, HUGE, new OrderRate(1000, SECOND), SECOND,
                        List.of(new RiskLimits.Disabled("PRICE_COLLAR", "a reason"))));
        List<RiskPolicy.Opinion> opinions = policy.explain(buy(ABC, "150"), books);
        assertThat(opinions).hasSameSizeAs(StandardPolicy.catalogue());
        assertThat(opinions).filteredOn(o -> !(o.verdict() instanceof Verdict.Accept)).extracting(RiskPolicy.Opinion::control)
                .containsExactly("MAX_ORDER_QTY", "POSITION_LIMIT");
        assertThat(opinions).filteredOn(RiskPolicy.Opinion::disabled).singleElement()
                .satisfies(o -> assertThat(o.limit()).isEqualTo("disabled: a reason"));
        assertThat(policy.counts()).allMatch(count -> count.checked() == 0);
    }

    @Test
    void breachesThatHalt() {
        RiskRules halting = rules().withBlocks(List.of(), List.of("MAX_DRAWDOWN"));
        StandardPolicy policy = new StandardPolicy(limits(), halting, RiskLevels.NONE);
        assertThat(policy.halts("MAX_DRAWDOWN")).isTrue();
        assertThat(policy.halts("REPEATED_EXECUTION_THROTTLE")).isTrue();
        assertThat(policy.halts("MAX_ORDER_QTY")).isFalse();
        assertThat(policy.watchesEquity()).isTrue();
        assertThat(policy.movePeriodNanos()).isEqualTo(60 * SECOND);
    }
}
