package dev.assay.riskguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.controls.Limit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// No sequence of accepted intents takes order value, position or gross exposure beyond its limit, whatever fills when.
class LimitsHoldTest {
    private static final BigDecimal ORDER = new BigDecimal("9000");
    private static final BigDecimal POSITION = new BigDecimal("12345.67");
    private static final BigDecimal GROSS = new BigDecimal("20000");
    private static final long QUANTITY = 700;
    private static final List<Instrument> TRADED = List.of(Books.ABC, Books.XYZ, Books.LOTS);

    private static final class Working {
        final Instrument instrument;
        final Side side;
        long total;
        long filled;

        Working(Instrument instrument, Side side, long total) {
            this.instrument = instrument;
            this.side = side;
            this.total = total;
        }
    }

    /// @param kind 0 to 5: a new order; 6, 7: a fill; 8: a cancel; 9: a replacement
    record Step(int kind, int instrument, boolean buy, long quantity, int pick, boolean limited) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 2), Arbitraries.of(true, false),
                Arbitraries.longs().between(1, 400), Arbitraries.integers().between(0, 1000), Arbitraries.of(true, false)).as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    private final StandardPolicy policy = BaseControls
            .policy(new RiskLimits(amount(ORDER), Quantity.of(1_000_000), amount(POSITION), Quantity.of(QUANTITY),
                    amount(GROSS), amount(BigDecimal.TEN), new OrderRate(1000, 1), 1, List.of()));
    private final long[] positions = new long[5];
    private final List<Working> working = new ArrayList<>();

    private static Limit amount(BigDecimal usd) {
        return new Limit.Amount(Money.of(usd.toPlainString(), Currency.USD));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whateverFillsTheLimitsHold(@ForAll("steps") List<Step> steps) {
        for (Step step : steps) {
            switch (step.kind()) {
                case 6, 7 -> fill(step);
                case 8 -> cancel(step);
                default -> order(step);
            }
            check();
        }
    }

    private void order(Step step) {
        Working replaced = step.kind() == 9 && !working.isEmpty() ? working.get(step.pick() % working.size()) : null;
        Instrument instrument = replaced == null ? TRADED.get(step.instrument()) : replaced.instrument;
        Side side = replaced == null ? step.buy() ? Side.BUY : Side.SELL : replaced.side;
        OrderTerms terms = step.limited() ? OrderTerms.limit(Price.of("31"), TimeInForce.GTC) : OrderTerms.market();
        OrderIntent intent = new OrderIntent(Books.ONE, instrument, side, instrument.quantity(step.quantity() * instrument.lotUnits()),
                terms,
                "t", false, replaced == null ? 0 : 1 + working.indexOf(replaced), "test");
        long allowed = switch (policy.judge(intent, books())) {
            case Verdict.Accept a -> intent.quantity().units();
            case Verdict.Shrink s -> s.allowed().units();
            case Verdict.Reject r -> 0;
        };
        if (allowed == 0) {
            return;
        }
        BigDecimal price = BigDecimal.valueOf(terms.limitPx() == null ? 30 : 31);
        assertThat(price.multiply(BigDecimal.valueOf(allowed * instrument.multiplier()))).isLessThanOrEqualTo(ORDER);
        if (replaced == null) {
            working.add(new Working(instrument, side, allowed));
        } else {
            replaced.total = Math.max(allowed, replaced.filled);
        }
    }

    private void fill(Step step) {
        if (!working.isEmpty()) {
            Working order = working.get(step.pick() % working.size());
            long quantity = Math.min(step.quantity() * order.instrument.lotUnits(), order.total - order.filled);
            order.filled += quantity;
            positions[order.instrument.number()] += order.side.sign() * quantity;
        }
    }

    private void cancel(Step step) {
        if (!working.isEmpty()) {
            working.remove(step.pick() % working.size());
        }
    }

    private Books books() {
        Books books = new Books();
        for (Instrument each : TRADED) {
            books.mark(each, "30").held(each, Long.toString(positions[each.number()])).buying(each, Long.toString(leaves(each, Side.BUY)))
                    .selling(each, Long.toString(leaves(each, Side.SELL)));
        }
        for (int i = 0; i < working.size(); i++) {
            books.counted(1 + i, working.get(i).instrument, Long.toString(working.get(i).total));
        }
        return books;
    }

    private long leaves(Instrument instrument, Side side) {
        return working.stream().filter(w -> w.instrument.equals(instrument) && w.side == side).mapToLong(w -> w.total - w.filled).sum();
    }

    /// Positions as they are and as the worst fills would make them.
    private void check() {
        BigDecimal gross = BigDecimal.ZERO;
        for (Instrument each : TRADED) {
            long position = positions[each.number()];
            long worst = Math.max(Math.abs(position + leaves(each, Side.BUY)), Math.abs(position - leaves(each, Side.SELL)));
            BigDecimal value = BigDecimal.valueOf(30 * each.multiplier() * worst);
            assertThat(Math.max(Math.abs(position), worst)).isLessThanOrEqualTo(QUANTITY);
            assertThat(value).isLessThanOrEqualTo(POSITION);
            gross = gross.add(value);
        }
        assertThat(gross).isLessThanOrEqualTo(GROSS);
    }
}
