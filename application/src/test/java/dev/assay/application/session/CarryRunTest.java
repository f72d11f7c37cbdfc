package dev.assay.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.proofbench.CarryTerms;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Carry through a whole session: a short position held over two closes, worked by hand.
class CarryRunTest {
    /// Sells 1,000 short after the first bar.
    private static final class SellsShort implements Strategy {
        private boolean done;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (!done) {
                done = true;
                context.targetQuantity(bar.instrument(), Quantity.of(-1000));
            }
        }
    }

    private static SessionRig rig() {
        CarryTerms terms = new CarryTerms(List.of(new CarryTerms.Borrow(null, new BigDecimal("0.10"))), CarryTerms.Collateral.ROUNDED_102,
                360,
                List.of(new CarryTerms.Tier(BigDecimal.ZERO, new BigDecimal("0.036"))), List.of(), 360, List.of(), List.of());
        return new SessionRig().strategy("short", new SellsShort())
                .plug(broker -> broker.financed(terms, ts -> (int) Math.floorDiv(ts, SessionRig.DAY), ts -> 1))
                .bar(1, "20", "20", "20", "20").bar(2, "20", "20", "20", "20.50").bar(3, "20.50", "21", "20", "21").run();
    }

    /// Day 1: 100,000 in cash earn 3.6 % ÷ 360 = 10.00. Day 2: sold at 20, so cash is 120,010.00; the collateral is 1,000 × ⌈20.91⌉ =
    /// 21,000, whose fee is 10 % ÷ 360 = 5.833333; 99,004.166667 are free (the fee is booked first) and earn 9.900417. Day 3: collateral
    /// 1,000 × ⌈21.42⌉ = 22,000, fee 6.111111; cash 120,014.067084 less the fee, less the collateral, is 98,007.955973 and earns 9.800796.
    @Test
    void eachChargeIsItsOwnEntryAndTheBooksAgreeWithTheBrokers() {
        SessionRig rig = rig();

        assertThat(rig.payloads(AccountCharge.class)).extracting(charge -> charge.rule() + " " + charge.amount().plain()).containsExactly(
                "interest:credit -10.00", "borrow:shares 5.833333", "interest:credit -9.900417", "borrow:shares 6.111111",
                "interest:credit -9.800796");
        assertThat(rig.payloads(LedgerEntrySet.class)).filteredOn(set -> set.entries().getFirst().account() == LedgerAccount.FINANCING)
                .hasSize(5).allMatch(set -> set.rule().startsWith("borrow:") || set.rule().startsWith("interest:"));
        assertThat(rig.payloads(ReconciliationFinding.class)).isEmpty();
        assertThat(rig.payloads(PortfolioSnapshot.class).getLast().equity().plain())
                .as("100,000 - 1,000 × (21 - 20) + 29.701213 - 11.944444")
                .isEqualTo("99017.756769");
    }

    @Test
    void aSecondRunSaysTheSame() {
        assertThat(rig().hash()).isEqualTo(rig().hash());
    }

    @Test
    void theChargeIsTheCauseOfItsEntry() {
        SessionRig rig = rig();
        Event entry = rig.events.stream()
                .filter(event -> event.payload() instanceof LedgerEntrySet set && set.rule().equals("borrow:shares"))
                .findFirst().orElseThrow();

        assertThat(rig.event(entry.causationId()).payload()).isInstanceOf(AccountCharge.class);
    }
}
