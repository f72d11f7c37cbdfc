package dev.assay.benchmarks;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import dev.assay.core.signal.StrategyId;
import dev.assay.riskguard.RiskLevels;
import dev.assay.riskguard.RiskLimits;
import dev.assay.riskguard.RiskRules;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.riskguard.controls.Limit;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the full standard policy costs per intent that it accepts: every control on, an account of four instruments with positions and
/// working orders. Run with `-prof gc` to see that accepting allocates nothing.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RiskPolicyBenchmark {
    private static final StrategyId STRATEGY = new StrategyId(0, "bench");
    private static final long SECOND = 1_000_000_000L;

    private final Account account = new Account();
    private final StandardPolicy policy = policy();
    private final OrderIntent[] intents = intents();
    private int at;

    /// One market or limit order, accepted; the figure includes nothing but the judgement.
    @Benchmark
    public Verdict standardPolicy() {
        at = at + 1 & 7;
        return policy.judge(intents[at], account);
    }

    private static StandardPolicy policy() {
        Limit twice = fraction("2");
        RiskLevels.Level none = RiskLevels.Level.NONE;
        return new StandardPolicy(
                new RiskLimits(twice, Quantity.of(10_000_000), fraction("1"), null, twice, fraction("0.1"),
                        new RiskLimits.OrderRate(1000, SECOND), 345_600 * SECOND, List.of()),
                RiskRules.STANDARD, new RiskLevels(none,
                        Account.UNIVERSE.stream().map(each -> new RiskLevels.OfInstrument(each, none, false, null)).toList(),
                        List.of(new RiskLevels.OfStrategy(none, Account.UNIVERSE))));
    }

    private static Limit fraction(String text) {
        return Limit.EquityFraction.of(new BigDecimal(text));
    }

    private static OrderIntent[] intents() {
        OrderIntent[] intents = new OrderIntent[8];
        for (int i = 0; i < intents.length; i++) {
            Instrument instrument = Account.UNIVERSE.get(i % 4);
            OrderTerms terms = i < 4 ? OrderTerms.market() : OrderTerms.limit(Price.of("99.00"), TimeInForce.DAY);
            intents[i] = new OrderIntent(STRATEGY, instrument, Side.BUY, instrument.quantity(10 + i), terms, "bench", false, 0, "bench");
        }
        return intents;
    }

    private static final class Account implements RiskView {
        static final List<Instrument> UNIVERSE = List.of(Instrument.equity(0, "AAA", "XNYS", Currency.USD),
                Instrument.equity(1, "BBB", "XNYS", Currency.USD), Instrument.equity(2, "CCC", "XNYS", Currency.USD),
                Instrument.equity(3, "DDD", "XNYS", Currency.USD));
        private static final long CASH = 1_000_000_000_000L;

        private final long[] positions = {100, 0, 300, -50};
        private final long[] buys = {10, 0, 0, 0};
        private final long[] sells = {0, 0, 20, 0};
        private final long[] marks = {1_000_000, 1_000_100, 1_000_200, 1_000_300};
        private final RiskState state = new RiskState(1, 4, 1000, 60 * SECOND);
        private final AccountSums sums = new AccountSums();
        private final long[] grossOf = new long[4];
        private final long[] longestOf = new long[4];
        private final long[] shortestOf = new long[4];
        private final long[] workingOf = new long[4];
        private final long equity = reckonEquity();
        private long gross;
        private long longest;
        private long shortest;
        private long working;
        private int last;

        Account() {
            for (int i = 0; i < positions.length; i++) {
                value(i);
            }
            state.onDayStart(equityUnits());
            for (int i = 0; i < marks.length; i++) {
                state.onMark(i, marks[i], 0);
                state.onOrder(0, i, 1, 1, 1, NO_PRICE, NO_PRICE, 0);
            }
        }

        private long value(int instrument, long units) {
            return Math.multiplyExact(Math.multiplyExact(marks[instrument], units), FixedPoint.power(2));
        }

        @Override
        public long now() {
            return SECOND / 2;
        }

        @Override
        public Currency currency() {
            return Currency.USD;
        }

        @Override
        public long positionUnits(Instrument instrument) {
            return positions[instrument.number()];
        }

        @Override
        public long positionUnits(StrategyId strategy, Instrument instrument) {
            return positions[instrument.number()];
        }

        @Override
        public long workingBuyUnits(Instrument instrument) {
            return buys[instrument.number()];
        }

        @Override
        public long workingSellUnits(Instrument instrument) {
            return sells[instrument.number()];
        }

        @Override
        public long markUnits(Instrument instrument) {
            return marks[instrument.number()];
        }

        @Override
        public long markTs(Instrument instrument) {
            return 0;
        }

        @Override
        public boolean halted(Instrument instrument) {
            return false;
        }

        /// Kept between intents, as a session keeps it while no price and no position changes.
        @Override
        public long equityUnits() {
            return equity;
        }

        private long reckonEquity() {
            long sum = CASH;
            for (int i = 0; i < positions.length; i++) {
                sum = Math.addExact(sum, positions[i] == 0 ? 0 : value(i, positions[i]));
            }
            return sum;
        }

        @Override
        public long grossExposureUnits() {
            return sums().worstGrossUnits();
        }

        @Override
        public long worstGrossExposureUnits() {
            return sums().worstGrossUnits();
        }

        /// As a session keeps them: only the instrument that the last order was in is valued again.
        @Override
        public AccountSums sums() {
            int i = last;
            gross -= grossOf[i];
            longest -= longestOf[i];
            shortest -= shortestOf[i];
            working -= workingOf[i];
            value(i);
            last = i + 1 & 3;
            return sums.set(gross, longest, shortest, working);
        }

        private void value(int i) {
            long most = value(i, positions[i] + buys[i]);
            long least = buys[i] == 0 && sells[i] == 0 ? most : value(i, positions[i] - sells[i]);
            grossOf[i] = Math.max(Math.abs(most), Math.abs(least));
            longestOf[i] = most;
            shortestOf[i] = least;
            workingOf[i] = value(i, buys[i] + sells[i]);
            gross = Math.addExact(gross, grossOf[i]);
            longest = Math.addExact(longest, longestOf[i]);
            shortest = Math.addExact(shortest, shortestOf[i]);
            working = Math.addExact(working, workingOf[i]);
        }

        @Override
        public RiskState state() {
            return state;
        }
    }
}
