package dev.assay.application.chaos;

import dev.assay.application.session.SessionSetup;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.TradingHours;
import dev.assay.core.event.StrategyFailed.ExitPolicy;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.portfolio.Bookkeeping;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.CostModel;
import dev.assay.execution.CostModels;
import dev.assay.execution.SizingRules;
import dev.assay.execution.reconcile.Settings;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.riskguard.RiskLimits;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.riskguard.controls.Limit;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Sixty days of hand-made prices with a split and a dividend, and a strategy that sends, replaces and cancels without pause.
final class Market implements Scenario {
    private static final long DAY = 86_400_000_000_000L;
    static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final Universe UNIVERSE = new Universe(List.of(ACME));
    private static final Money CAPITAL = Money.of("100000", Currency.USD);
    private static final CostModel COSTS = CostModels.perShare(dev.assay.core.money.Price.of("0.005"),
            dev.assay.core.money.Price.of("1"), dev.assay.core.money.Price.of("1"));
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.of(new CalendarDefinition("TEST", "1", ZoneOffset.UTC,
            List.of(DayOfWeek.values()), TradingHours.of(LocalTime.of(14, 30), LocalTime.of(21, 0)), LocalDate.of(1970, 1, 1),
            LocalDate.of(1970, 12, 31), List.of(), List.of(), List.of()));

    private final List<Input> inputs;

    private final Supplier<Strategy> strategies;

    Market() {
        this(7, Restless::new);
    }

    /// Days of other prices, and another strategy.
    Market(long seed, Supplier<Strategy> strategies) {
        this(seed, 1, strategies);
    }

    /// Days in several bars that follow each other without a gap.
    Market(long seed, int barsPerDay, Supplier<Strategy> strategies) {
        this.strategies = strategies;
        SplittableRandom random = new SplittableRandom(seed);
        List<Input> all = new ArrayList<>();
        long price = 500_000;
        for (int day = 1; day <= 60; day++) {
            long start = day * DAY + DAY * 29 / 48;
            long span = DAY * 13 / 48 / barsPerDay;
            if (day == 30) {
                all.add(new Input(start, new CorporateAction.Split(ACME, start, 2, 1)));
                price /= 2;
            }
            if (day == 45) {
                all.add(new Input(start, new CorporateAction.CashDividend(ACME, start, start + 3 * DAY, ACME.price(2_500))));
            }
            for (int i = 0; i < barsPerDay; i++) {
                long open = start + i * span;
                long first = tick(price + (i == 0 ? random.nextLong(-6_000, 6_001) : 0));
                long last = tick(first + random.nextLong(-12_000, 12_001));
                long high = Math.max(first, last) + 100 * random.nextLong(60);
                long low = Math.min(first, last) - 100 * random.nextLong(60);
                all.add(new Input(open, new BarOpen(ACME, open, first)));
                all.add(new Input(open + span, new Bar(ACME, open, open + span, first, high, low, last, 100_000)));
                price = last;
            }
        }
        inputs = List.copyOf(all);
    }

    static long tick(long units) {
        return units / 100 * 100;
    }

    @Override
    public List<Input> inputs() {
        return inputs;
    }

    @Override
    public ExchangeCalendar calendar() {
        return CALENDAR;
    }

    @Override
    public SimulatedBroker venue() {
        return new SimulatedBroker(UNIVERSE, FillModels.byId("next-open"), COSTS, CAPITAL);
    }

    @Override
    public SessionSetup session(BrokerAdapter adapter) {
        Strategy strategy = strategies.get();
        Limit ten = Limit.EquityFraction.of(BigDecimal.TEN);
        StandardPolicy policy = new StandardPolicy(
                new RiskLimits(ten, Quantity.of(10_000_000), ten, null, ten, ten, new RiskLimits.OrderRate(1000, 1_000_000_000L), 4 * DAY,
                        List.of()));
        return new SessionSetup(UNIVERSE,
                List.of(new SessionSetup.StrategySetup("restless", strategy, Parameters.of(strategy.parameters(), Map.of()), List.of(ACME),
                        1)),
                CALENDAR, inputs.getFirst().ts(), Long.MIN_VALUE, CAPITAL, policy, 1000, COSTS, SizingRules.DEFAULT, adapter,
                ExitPolicy.KEEP, SessionSetup.Snapshots.SESSION, Settings.START_AND_END, Bookkeeping.PLAIN);
    }

    /// Turns its position around every third bar, and keeps bids in the market that it moves and takes away.
    static final class Restless implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            if (bars % 3 == 0) {
                context.targetQuantity(ACME, Quantity.of(bars % 2 == 0 ? 300 : 50));
            }
            long below = tick(bar.closeUnits() * 98 / 100);
            switch (bars % 5) {
                case 0 -> context.emit(new OrderRequest(ACME, Side.BUY, Quantity.of(20),
                        OrderTerms.limit(ACME.price(below), TimeInForce.GTC), "bid", false));
                case 1 -> context.emit(new Replace(ACME, "bid", Quantity.of(30), OrderTerms.limit(ACME.price(below), TimeInForce.GTC)));
                case 3 -> context.emit(new Cancel(ACME, "bid"));
                default -> {
                    // The bid stays where it is.
                }
            }
        }
    }
}
