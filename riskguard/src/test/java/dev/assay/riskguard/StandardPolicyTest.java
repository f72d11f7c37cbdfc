package dev.assay.riskguard;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.Disabled;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.RiskPolicy.ControlCount;
import dev.assay.riskguard.controls.ControlSpec;
import dev.assay.riskguard.controls.Limit;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardPolicyTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final RiskLimits LIMITS = new RiskLimits(amount("50000"), Quantity.of(300), amount("20000"), null, amount("40000"),
            amount("5000"), new OrderRate(10, 1_000_000_000L), 4 * DAY, List.of());

    private final Books books = new Books().mark(ABC, "100");

    private static Limit amount(String usd) {
        return new Limit.Amount(Money.of(usd, Currency.USD));
    }

    private static RiskLimits disabling(Disabled... disabled) {
        return new RiskLimits(LIMITS.maxOrderNotional(), LIMITS.maxOrderQuantity(), LIMITS.maxPositionNotional(), null,
                LIMITS.maxGrossExposure(), LIMITS.maxDailyLoss(), LIMITS.orderRate(), LIMITS.maxPriceAgeNanos(), List.of(disabled));
    }

    private static String code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept a -> "";
            case Verdict.Shrink s -> s.control() + " " + s.allowed();
            case Verdict.Reject r -> r.control() + " " + r.reasonCode();
        };
    }

    @Test
    void theSmallestShrinkWins() {
        StandardPolicy policy = BaseControls.policy(LIMITS);
        assertThat(policy.judge(buy(ABC, "200"), books)).isSameAs(Verdict.ACCEPT);
        assertThat(code(policy.judge(buy(ABC, "250"), books))).isEqualTo("POSITION_LIMIT 200");
        assertThat(code(policy.judge(buy(ABC, "1000"), books))).isEqualTo("POSITION_LIMIT 200");
        assertThat(policy.counts()).contains(new ControlCount("MAX_ORDER_QTY", "300", 3, 1, 0),
                new ControlCount("POSITION_LIMIT", "20,000.00 USD", 3, 2, 0),
                new ControlCount("EXPOSURE_LIMIT_MULTI_LEVEL", "40,000.00 USD", 3, 0, 0));
        assertThat(policy.counts()).filteredOn(count -> count.control().equals("MAX_ORDER_QTY")).singleElement()
                .satisfies(count -> assertThat(count.accepted()).isEqualTo(2));
    }

    @Test
    void theFirstRejectionWinsAndTheRestIsNotAsked() {
        StandardPolicy policy = BaseControls.policy(LIMITS);
        books.state().setGlobal(TradingState.HALTED);
        assertThat(code(policy.judge(buy(ABC, "1"), books))).isEqualTo("KILL_SWITCH HALTED");
        assertThat(policy.counts().get(0)).isEqualTo(new ControlCount("KILL_SWITCH", "no order while halted", 1, 0, 1));
        assertThat(policy.counts().stream().skip(1)).allMatch(count -> count.checked() == 0);
    }

    @Test
    void aShrinkFollowedByARejectionIsARejection() {
        StandardPolicy policy = BaseControls.policy(LIMITS);
        books.held(ABC, "200");
        assertThat(code(policy.judge(buy(ABC, "400"), books))).isEqualTo("POSITION_LIMIT POSITION_VALUE");
        assertThat(policy.counts()).contains(new ControlCount("MAX_ORDER_QTY", "300", 1, 1, 0),
                new ControlCount("POSITION_LIMIT", "20,000.00 USD", 1, 0, 1));
    }

    @Test
    void everyControlIsAskedInTheOrderOfTheCatalogue() {
        StandardPolicy policy = BaseControls.policy(LIMITS);
        policy.judge(buy(ABC, "1"), books);
        assertThat(policy.counts()).extracting(ControlCount::control)
                .containsExactlyElementsOf(StandardPolicy.catalogue().stream().map(ControlSpec::id).toList());
        assertThat(policy.counts()).filteredOn(count -> BaseControls.IDS.contains(count.control()))
                .allMatch(count -> count.checked() == 1 && count.accepted() == 1);
    }

    @Test
    void aDisabledControlIsNotAskedAndSaysWhy() {
        StandardPolicy policy = BaseControls.policy(disabling(new Disabled("POSITION_LIMIT", "a test of the other controls")));
        assertThat(code(policy.judge(buy(ABC, "250"), books))).isEmpty();
        assertThat(policy.counts()).contains(new ControlCount("POSITION_LIMIT", "disabled: a test of the other controls", 0, 0, 0));
    }

    @Test
    void theKillSwitchCannotBeDisabled() {
        assertThat(StandardPolicy.controlIds()).hasSize(StandardPolicy.catalogue().size() - 2).doesNotContain("KILL_SWITCH",
                "REDUCE_ONLY_MODE");
        assertThatThrownBy(() -> disabling(new Disabled("KILL_SWITCH", "no")))
                .hasMessageContaining("KILL_SWITCH; there are CANCEL_ON_DISCONNECT,");
        assertThatThrownBy(() -> disabling(new Disabled("MAX_FUN", "no"))).hasMessageContaining("MAX_FUN");
        assertThatThrownBy(() -> disabling(new Disabled("POSITION_LIMIT", "a"), new Disabled("POSITION_LIMIT", "b")))
                .hasMessageContaining("listed twice: POSITION_LIMIT");
        assertThatThrownBy(() -> new Disabled("POSITION_LIMIT", " ")).hasMessageContaining("needs a reason");
    }

    @Test
    void limitsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new OrderRate(0, 1)).hasMessageContaining("0 per 1 ns");
        assertThatThrownBy(() -> new OrderRate(65_537, 1)).hasMessageContaining("1 to 65536");
        assertThatThrownBy(() -> new OrderRate(1, 0)).hasMessageContaining("positive window");
        assertThatThrownBy(() -> new RiskLimits(null, Quantity.ZERO, null, null, null, null, null, 0, List.of()))
                .hasMessageContaining("order quantity must be positive");
        assertThatThrownBy(() -> new RiskLimits(null, null, null, Quantity.of(-1), null, null, null, 0, List.of()))
                .hasMessageContaining("position quantity must be positive");
        assertThatThrownBy(() -> new RiskLimits(null, null, null, null, null, null, null, -1, List.of())).hasMessageContaining("-1 ns");
        assertThat(new RiskState(1, 1, RiskLimits.LARGEST_RATE, 1).rateWindow()).isEqualTo(RiskLimits.LARGEST_RATE);
    }

    @Test
    void withoutLimitsNothingPasses() {
        StandardPolicy policy = BaseControls.policy(new RiskLimits(null, null, null, null, null, null, null, 0, List.of()));
        assertThat(code(policy.judge(buy(ABC, "1"), books))).isEqualTo("MARKET_DATA_REASONABILITY NO_LIMIT");
        StandardPolicy unrated = BaseControls
                .policy(new RiskLimits(amount("1"), Quantity.of(1), amount("1"), null, amount("1"), amount("1"), null,
                        DAY, List.of()));
        assertThat(code(unrated.judge(buy(ABC, "1"), books))).isEqualTo("MAX_MESSAGE_RATE NO_LIMIT");
    }

    @Test
    void theAccountIsSummedUpAfreshForEachIntent() {
        StandardPolicy policy = BaseControls.policy(LIMITS);
        assertThat(code(policy.judge(buy(ABC, "10"), books))).isEmpty();
        books.equity("90000");
        assertThat(code(policy.judge(buy(ABC, "10"), books))).isEqualTo("DAILY_LOSS_DRAWDOWN DAILY_LOSS");
        assertThat(code(policy.judge(buy(ABC, "10"), new Books().mark(ABC, "100")))).isEmpty();
    }

    @Test
    void acceptingAllocatesNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        StandardPolicy policy = BaseControls.policy(LIMITS);
        OrderIntent intent = buy(ABC, "10");
        OrderIntent exit = Books.exit(sell(ABC, "10"));
        StillView view = new StillView(books);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            accepted += policy.judge(intent, view) instanceof Verdict.Accept ? 1 : 0;
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            accepted += policy.judge((i & 1) == 0 ? intent : exit, view) instanceof Verdict.Accept ? 1 : 0;
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(accepted).isEqualTo(120_000);
        assertThat(bytes).isLessThan(10_000);
    }
}
