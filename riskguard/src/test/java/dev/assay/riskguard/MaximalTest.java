package dev.assay.riskguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.controls.Limit;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the policy lets out is the largest quantity that the rules allow: against the rules written down once more, in decimals, and tried
/// lot by lot.
class MaximalTest {
    private static final Instrument A = Books.ABC;
    private static final BigDecimal MARK = new BigDecimal("7.31");

    /// @param limits order value, position value, position quantity, gross exposure, daily loss; a value below 3 is a fraction of equity
    record Case(long held, long buying, long selling, long other, long counted, boolean buy, boolean exit, long quantity, int limitCents,
            List<String> limits, String equity, boolean reduceOnly) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Long> units = Arbitraries.longs().between(-60, 60);
        Arbitrary<Long> some = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, Arbitraries.just(0L)),
                net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 50)));
        Arbitrary<List<String>> limits = Combinators.combine(Arbitraries.of("0.3", "2", "200", "350.88", "100000"),
                Arbitraries.of("0.25", "1", "300", "365.5", "100000"), Arbitraries.of("10", "45", "1000"),
                Arbitraries.of("0.9", "2.5", "400", "700.01", "100000"), Arbitraries.of("0.1", "80", "100000")).as(List::of);
        return Combinators
                .combine(units, some, some, units, some, Arbitraries.of(true, false), Arbitraries.of(true, false),
                        Combinators.combine(Arbitraries.longs().between(1, 90), Arbitraries.of(0, 700, 731, 900)).as(List::<Object>of))
                .as((held, buying, selling, other, counted, buy, exit, order) -> new Case(held, buying, selling, other, counted, buy, exit,
                        (Long) order.get(0), (Integer) order.get(1), List.of(), "", false))
                .flatMap(c -> Combinators
                        .combine(limits, Arbitraries.of("-10", "0", "400", "1000"), Arbitraries.of(true, false, false, false))
                        .as((l, equity, reduceOnly) -> new Case(c.held, c.buying, c.selling, c.other, c.counted, c.buy, c.exit, c.quantity,
                                c.limitCents, l, equity, reduceOnly)));
    }

    private static Limit limit(String text) {
        BigDecimal value = new BigDecimal(text);
        return value.compareTo(BigDecimal.valueOf(3)) < 0
                ? Limit.EquityFraction.of(value)
                : new Limit.Amount(dev.assay.core.money.Money.of(text, dev.assay.core.money.Currency.USD));
    }

    private static Books books(Case c) {
        Books books = new Books().mark(A, MARK.toPlainString()).mark(Books.XYZ, "3").held(A, Long.toString(c.held))
                .held(Books.XYZ, Long.toString(c.other)).buying(A, Long.toString(c.buying)).selling(A, Long.toString(c.selling))
                .counted(9, A, Long.toString(c.counted)).dayStart("500").equity(c.equity);
        books.state().setGlobal(c.reduceOnly ? TradingState.REDUCE_ONLY : TradingState.ACTIVE);
        return books;
    }

    private static StandardPolicy policy(Case c) {
        return BaseControls
                .policy(new RiskLimits(limit(c.limits.get(0)), Quantity.of(1_000_000), limit(c.limits.get(1)), Quantity.of(c.limits.get(2)),
                        limit(c.limits.get(3)), limit(c.limits.get(4)), new OrderRate(5, 1), 1, List.of()));
    }

    private static OrderIntent intent(Case c, long quantity) {
        OrderTerms terms = c.limitCents == 0
                ? OrderTerms.market()
                : OrderTerms.limit(A.price(c.limitCents * 100L), TimeInForce.DAY);
        return new OrderIntent(Books.ONE, A, c.buy ? Side.BUY : Side.SELL, A.quantity(quantity), terms, "t", c.exit, c.counted == 0 ? 0 : 9,
                "test");
    }

    private static long allowed(Case c) {
        return switch (policy(c).judge(intent(c, c.quantity), books(c))) {
            case Verdict.Accept a -> c.quantity;
            case Verdict.Shrink s -> s.allowed().units();
            case Verdict.Reject r -> 0;
        };
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theLargestQuantityThatTheRulesAllow(@ForAll("cases") Case c) {
        long expected = 0;
        for (long q = 1; q <= c.quantity; q++) {
            expected = allows(c, q) ? q : expected;
        }
        // A replaced order that may not grow is left as it is.
        boolean left = expected < c.quantity && expected <= c.counted;
        assertThat(allowed(c)).isEqualTo(left ? 0 : expected);
    }

    /// The rules, for a quantity.
    private static boolean allows(Case c, long q) {
        long side = c.buy ? 1 : -1;
        long working = c.buy ? c.buying : c.selling;
        BigDecimal price = MARK.max(BigDecimal.valueOf(c.limitCents, 2));
        BigDecimal equity = new BigDecimal(c.equity);
        long open = -side * c.held;
        boolean reduces = open > 0 && (c.exit ? q <= Math.max(open, c.counted) : working + q - c.counted <= open);
        if (c.reduceOnly && !reduces) {
            return false;
        }
        String orderLimit = c.limits.get(0);
        boolean fraction = new BigDecimal(orderLimit).compareTo(BigDecimal.valueOf(3)) < 0;
        if (!(fraction && reduces) && times(price, q).compareTo(money(orderLimit, equity)) > 0) {
            return false;
        }
        BigDecimal loss = BigDecimal.valueOf(500).subtract(equity);
        if (!reduces && loss.compareTo(money(c.limits.get(4), BigDecimal.valueOf(500))) >= 0) {
            return false;
        }
        long added = Math.max(0, q - c.counted);
        long after = side * c.held + working + added;
        boolean inside = times(price, after).compareTo(money(c.limits.get(1), equity)) <= 0 && after <= Long.parseLong(c.limits.get(2));
        boolean exits = c.exit && reduces;
        if (added > 0 && after > 0 && !inside && !exits) {
            return false;
        }
        long before = Math.max(Math.abs(c.held + c.buying), Math.abs(c.held - c.selling));
        long then = Math.max(Math.abs(c.held + c.buying + (c.buy ? added : 0)), Math.abs(c.held - c.selling - (c.buy ? 0 : added)));
        BigDecimal gross = times(price, then).add(BigDecimal.valueOf(3 * Math.abs(c.other)));
        return then <= before || exits || gross.compareTo(money(c.limits.get(3), equity)) <= 0;
    }

    private static BigDecimal times(BigDecimal price, long quantity) {
        return price.multiply(BigDecimal.valueOf(quantity));
    }

    private static BigDecimal money(String limit, BigDecimal equity) {
        BigDecimal value = new BigDecimal(limit);
        return value.compareTo(BigDecimal.valueOf(3)) < 0 ? value.multiply(equity.max(BigDecimal.ZERO)) : value;
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void decisionsArePureAndWhatIsAllowedPassesAsItIs(@ForAll("cases") Case c) {
        StandardPolicy policy = policy(c);
        Books books = books(c);
        Verdict first = policy.judge(intent(c, c.quantity), books);
        for (long q = 1; q < 50; q += 7) {
            policy.judge(intent(c, q), books);
        }
        assertThat(policy.judge(intent(c, c.quantity), books)).isEqualTo(first);
        assertThat(policy(c).judge(intent(c, c.quantity), books(c))).isEqualTo(first);
        long allowed = allowed(c);
        if (allowed > 0) {
            assertThat(policy.judge(intent(c, allowed), books)).isSameAs(Verdict.ACCEPT);
        }
    }
}
