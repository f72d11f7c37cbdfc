package dev.assay.riskguard;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.XYZ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.RiskRules.Margin;
import dev.assay.riskguard.RiskRules.Pace;
import dev.assay.riskguard.controls.Band;
import dev.assay.riskguard.controls.Limit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// No sequence of accepted orders, whatever fills when and wherever prices go, takes the order rate, the day's orders, an order's value,
/// concentration, gross or net exposure, leverage, margin or the day's credit beyond its limit. Limits in money are held when an order is
/// taken; prices may move what is held already beyond them, and then nothing that enlarges it is taken.
///
/// A loss limit stops orders, not prices. The bound: from the moment the day's loss or a drawdown has reached its limit, no instrument's
/// largest position, all working orders filled, grows any more; so the loss goes beyond the limit by no more than that position loses.
///
/// The sums are made once more here, in cents and shares, by the plain definitions.
class AccountLimitsHoldTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Instrument> TRADED = List.of(ABC, XYZ);
    private static final long CASH = 2_000_000;
    private static final long ORDER = 600_000;
    private static final long CONCENTRATED = 1_400_000;
    private static final long GROSS = 2_300_000;
    private static final long NET = 1_800_000;
    private static final long CREDIT = 9_000_000;
    private static final long DAY_LOSS = 60_000;
    private static final long DAY_FALL = 80_000;
    private static final long FALL = 120_000;
    private static final int RATE = 3;
    private static final int PER_DAY = 40;

    /// One order that works.
    private static final class Working {
        final int at;
        final int side;
        long leaves;

        Working(int at, int side, long leaves) {
            this.at = at;
            this.side = side;
            this.leaves = leaves;
        }
    }

    private static Limit usd(long amountInCents) {
        return new Limit.Amount(Money.of(BigDecimal.valueOf(amountInCents, 2).toPlainString(), Currency.USD));
    }

    private static StandardPolicy policy() {
        RiskRules s = RiskRules.STANDARD;
        Band whole = Band.of(BigDecimal.ONE);
        RiskRules rules = new RiskRules(usd(CREDIT), usd(NET), new Margin(Band.of(new BigDecimal("1.1")), Band.of(new BigDecimal("0.5")),
                Band.of(new BigDecimal("0.52"))), usd(CONCENTRATED), List.of(), usd(DAY_FALL), usd(FALL),
                new Pace(PER_DAY, 16, SECOND, 10_000), new RiskRules.Prices(whole, whole, SECOND, whole, 60 * SECOND, whole, whole),
                s.sliceWindowNanos(), false, s.shortSales(), s.onDisconnect(), null, List.of(), List.of());
        return new StandardPolicy(new RiskLimits(usd(ORDER), Quantity.of(1_000_000), usd(CONCENTRATED), null, usd(GROSS), usd(DAY_LOSS),
                new OrderRate(RATE, SECOND), SECOND, List.of()), rules, RiskLevels.NONE);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void whateverHappensTheLimitsHold(@ForAll long seed) {
        new Account().live(new Random(seed));
    }

    /// An account under the policy, and its own sums.
    private static final class Account {
        private final StandardPolicy policy = policy();
        private final RiskState state = new RiskState(2, 5, RATE, 60 * SECOND);
        private final long[] held = new long[2];
        private final long[] cents = {10_000, 2_500};
        private final List<Working> working = new ArrayList<>();
        private final List<Long> taken = new ArrayList<>();
        private long now = 1_000 * SECOND;
        private long cash = CASH;
        private long dayStart = CASH;
        private long dayPeak = CASH;
        private long peak = CASH;
        private long executed;
        private int today;

        void live(Random random) {
            state.onDayStart(CASH * 10_000);
            for (int step = 0; step < 200; step++) {
                now += random.nextInt(5) == 0 ? SECOND : random.nextLong(SECOND / 2);
                switch (random.nextInt(12)) {
                    case 0, 1 -> move(random);
                    case 2, 3 -> fill(random);
                    case 4 -> {
                        if (!working.isEmpty()) {
                            working.remove(random.nextInt(working.size()));
                        }
                    }
                    case 5 -> {
                        if (random.nextInt(15) == 0) {
                            newDay();
                        }
                    }
                    default -> order(random);
                }
            }
        }

        private void move(Random random) {
            int at = random.nextInt(2);
            cents[at] = Math.max(100, cents[at] * (1000 + random.nextInt(81) - 40) / 1000);
            valued();
        }

        private void valued() {
            dayPeak = Math.max(dayPeak, equity());
            peak = Math.max(peak, equity());
            state.onEquity(equity() * 10_000);
        }

        private void newDay() {
            dayStart = equity();
            dayPeak = equity();
            executed = 0;
            today = 0;
            state.onDayStart(equity() * 10_000);
        }

        private void fill(Random random) {
            if (working.isEmpty()) {
                return;
            }
            Working order = working.get(random.nextInt(working.size()));
            long quantity = 1 + random.nextLong(order.leaves);
            order.leaves -= quantity;
            held[order.at] += order.side * quantity;
            cash -= order.side * quantity * cents[order.at];
            executed += quantity * cents[order.at];
            state.onFill(0, order.at, quantity * cents[order.at] * 10_000, false);
            if (order.leaves == 0) {
                working.remove(order);
            }
            valued();
        }

        private void order(Random random) {
            int at = random.nextInt(2);
            int side = random.nextBoolean() ? 1 : -1;
            long wanted = 1 + random.nextLong(200);
            OrderIntent intent = Books.intent(side > 0 ? Side.BUY : Side.SELL_SHORT, TRADED.get(at), Long.toString(wanted),
                    OrderTerms.market());
            Books books = books();
            Verdict verdict = policy.judge(intent, books);
            policy.decided(intent, verdict, books);
            long quantity = switch (verdict) {
                case Verdict.Accept a -> wanted;
                case Verdict.Shrink shrink -> shrink.allowed().units();
                case Verdict.Reject r -> 0;
            };
            if (quantity > 0) {
                check(at, side, quantity);
            }
        }

        private void check(int at, int side, long quantity) {
            long before = reach(at);
            long grossBefore = gross();
            long netBefore = side * net(side);
            boolean stopped = dayStart - equity() >= DAY_LOSS || dayPeak - equity() >= DAY_FALL || peak - equity() >= FALL;
            boolean reduces = quantity <= -side * held[at] - leaves(at, side);
            working.add(new Working(at, side, quantity));
            taken.add(now);
            today++;
            assertThat(taken.stream().filter(ts -> ts > now - SECOND).count()).as("orders in a second").isLessThanOrEqualTo(RATE);
            assertThat(today).as("orders of the day").isLessThanOrEqualTo(PER_DAY);
            assertThat(quantity * cents[at]).as("order value").isLessThanOrEqualTo(ORDER);
            if (reach(at) > before) {
                assertThat(reach(at) * cents[at]).as("position").isLessThanOrEqualTo(CONCENTRATED);
                assertThat(gross()).as("gross exposure").isLessThanOrEqualTo(GROSS);
                assertThat(gross() * 10).as("leverage").isLessThanOrEqualTo(equity() * 11);
                assertThat(gross() * 50).as("margin").isLessThanOrEqualTo(equity() * 52);
                assertThat(stopped).as("a larger position after the loss limit").isFalse();
            } else {
                assertThat(gross()).isEqualTo(grossBefore);
            }
            if (!reduces) {
                assertThat(side * net(side)).as("net exposure").isLessThanOrEqualTo(Math.max(NET, netBefore));
                assertThat(executed + workingValue()).as("credit").isLessThanOrEqualTo(CREDIT);
                assertThat(stopped).as("an order that does not reduce, after the loss limit").isFalse();
            }
        }

        private long equity() {
            return cash + held[0] * cents[0] + held[1] * cents[1];
        }

        private long leaves(int at, int side) {
            return working.stream().filter(order -> order.at == at && order.side == side).mapToLong(order -> order.leaves).sum();
        }

        private long reach(int at) {
            return Math.max(Math.abs(held[at] + leaves(at, 1)), Math.abs(held[at] - leaves(at, -1)));
        }

        private long gross() {
            return reach(0) * cents[0] + reach(1) * cents[1];
        }

        /// Longs less shorts, every working order on that side filled.
        private long net(int side) {
            return (held[0] + side * leaves(0, side)) * cents[0] + (held[1] + side * leaves(1, side)) * cents[1];
        }

        private long workingValue() {
            return working.stream().mapToLong(order -> order.leaves * cents[order.at]).sum();
        }

        private Books books() {
            Books books = new Books().state(state).at(now).equity(BigDecimal.valueOf(equity(), 2).toPlainString());
            for (int at = 0; at < 2; at++) {
                books.mark(TRADED.get(at), BigDecimal.valueOf(cents[at], 2).toPlainString()).markTs(TRADED.get(at), now)
                        .held(TRADED.get(at), Long.toString(held[at])).buying(TRADED.get(at), Long.toString(leaves(at, 1)))
                        .selling(TRADED.get(at), Long.toString(leaves(at, -1)));
            }
            return books;
        }
    }
}
