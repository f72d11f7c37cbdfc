package dev.assay.application.session;

import dev.assay.application.data.BarRule;
import dev.assay.application.live.InputQueue;
import dev.assay.application.live.ObserverHub;
import dev.assay.application.live.RealTimeLoop;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.TradingHours;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventBus;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.event.StrategyFailed.ExitPolicy;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.EventLoop;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.SimulatedLoop;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.portfolio.Bookkeeping;
import dev.assay.core.portfolio.LotMethod;
import dev.assay.core.portfolio.PositionMode;
import dev.assay.execution.BrokerAdapter;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.portfolio.Bookkeeping;
import dev.assay.execution.CostModels;
import dev.assay.execution.SizingRules;
import dev.assay.execution.reconcile.Settings;
import dev.assay.proofbench.FillModel;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.riskguard.RiskLevels;
import dev.assay.riskguard.RiskLimits;
import dev.assay.riskguard.RiskRules;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.riskguard.controls.Limit;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A whole session on hand-made inputs, with every event it derives kept in a list.
final class SessionRig {
    static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    /// A second share, where [#both] asks for it.
    static final Instrument BETA = Instrument.equity(1, "BETA", "XNYS", Currency.USD);
    static final long DAY = 86_400_000_000_000L;

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.of(new CalendarDefinition("TEST", "1", ZoneOffset.UTC,
            List.of(DayOfWeek.values()), TradingHours.of(LocalTime.of(14, 30), LocalTime.of(21, 0)), LocalDate.of(1970, 1, 1),
            LocalDate.of(1970, 12, 31), List.of(), List.of(), List.of()));

    final List<Event> events = new ArrayList<>();
    private final List<SessionSetup.StrategySetup> strategies = new ArrayList<>();
    private final List<Timed> inputs = new ArrayList<>();
    private FillModel fills = FillModels.byId("next-open");
    private Function<SimulatedBroker, BrokerAdapter> plug = broker -> broker;
    private ExitPolicy exits = ExitPolicy.KEEP;
    private Limit maxOrder = Limit.EquityFraction.of(new BigDecimal("2"));
    private @Nullable TradingSession session;
    private boolean live;
    private String hash = "";
    private List<dev.assay.core.event.OperatorCommand> inForce = List.of();
    private @Nullable RiskRules rules;
    private boolean hedging;
    private boolean both;
    private SizingRules sizing = SizingRules.DEFAULT;
    private Settings reconciliation = Settings.START_AND_END;

    private List<BarRule> timeframes = List.of();

    private record Timed(long ts, Payload payload) {}

    SessionRig strategy(String name, Strategy strategy) {
        strategies.add(new SessionSetup.StrategySetup(name, strategy, Parameters.of(strategy.parameters(), Map.of()),
                both ? List.of(ACME, BETA) : List.of(ACME), 1, timeframes));
        return this;
    }

    /// Further series of the strategies that are added from here on.
    SessionRig timeframes(String... codes) {
        timeframes = java.util.Arrays.stream(codes).map(BarRule::parse).toList();
        return this;
    }

    SessionRig exits(ExitPolicy policy) {
        exits = policy;
        return this;
    }

    SessionRig fills(FillModel model) {
        fills = model;
        return this;
    }

    /// Puts something between the session and the simulated broker.
    SessionRig plug(Function<SimulatedBroker, BrokerAdapter> between) {
        plug = between;
        return this;
    }

    /// A trade of a hundred shares.
    SessionRig trade(long ts, String price) {
        return input(ts, new Trade(ACME, ts, units(price), 100, Trade.Aggressor.UNKNOWN));
    }

    /// Fills as `tag quantity@price`, in order.
    List<String> fills() {
        Map<Long, String> tags = new TreeMap<>();
        payloads(OrderEvent.class).forEach(event -> tags.put(event.clOrdId(), event.tag()));
        return payloads(Fill.class).stream()
                .map(fill -> tags.get(fill.clOrdId()) + " " + fill.quantity() + "@" + fill.price().decimal().stripTrailingZeros()
                        .toPlainString())
                .toList();
    }

    SessionRig maxOrder(String amount) {
        maxOrder = new Limit.Amount(Money.of(amount, Currency.USD));
        return this;
    }

    SessionRig inForce(List<dev.assay.core.event.OperatorCommand> commands) {
        inForce = commands;
        return this;
    }

    /// Strategies see and trade both shares.
    SessionRig both() {
        both = true;
        return this;
    }

    /// An account that keeps long and short positions apart.
    SessionRig hedging() {
        hedging = true;
        return this;
    }

    SessionRig sizing(SizingRules other) {
        sizing = other;
        return this;
    }

    SessionRig reconciliation(Settings settings) {
        reconciliation = settings;
        return this;
    }

    SessionRig rules(RiskRules other) {
        rules = other;
        return this;
    }

    /// A bar of day `day` (1, 2, 3 …), from 14:30 to 21:00.
    SessionRig bar(int day, String open, String high, String low, String close) {
        return bar(ACME, day, open, high, low, close);
    }

    SessionRig bar(Instrument instrument, int day, String open, String high, String low, String close) {
        long tsOpen = day * DAY + DAY * 29 / 48;
        long tsClose = day * DAY + DAY * 42 / 48;
        inputs.add(new Timed(tsOpen, new BarOpen(instrument, tsOpen, units(open))));
        inputs.add(new Timed(tsClose, new Bar(instrument, tsOpen, tsClose, units(open), units(high), units(low), units(close), 1000)));
        return this;
    }

    SessionRig input(long ts, Payload payload) {
        inputs.add(new Timed(ts, payload));
        return this;
    }

    static long closeOf(int day) {
        return day * DAY + DAY * 42 / 48;
    }

    static long openOf(int day) {
        return day * DAY + DAY * 29 / 48;
    }

    private static long units(String price) {
        return Price.of(price).rescale(4, java.math.RoundingMode.UNNECESSARY).units();
    }

    SessionRig run() {
        inputs.sort(Comparator.comparingLong(Timed::ts));
        Money capital = Money.of("100000", Currency.USD);
        Universe universe = new Universe(both ? List.of(ACME, BETA) : List.of(ACME));
        Limit ten = Limit.EquityFraction.of(BigDecimal.TEN);
        StandardPolicy policy = new StandardPolicy(
                new RiskLimits(maxOrder, Quantity.of(1_000_000), ten, null, ten, ten, new RiskLimits.OrderRate(1000, 1_000_000_000L),
                        4 * DAY, List.of()),
                rules == null ? RiskRules.STANDARD : rules, RiskLevels.NONE);
        BrokerAdapter broker = plug.apply(new SimulatedBroker(universe, fills, CostModels.none(), capital, null, hedging));
        SessionSetup setup = new SessionSetup(universe, strategies, CALENDAR, inputs.getFirst().ts(), Long.MIN_VALUE, capital,
                policy, 1000, CostModels.none(), sizing, broker, exits, SessionSetup.Snapshots.SESSION, reconciliation,
                hedging ? new Bookkeeping(LotMethod.FIFO, List.of(), PositionMode.HEDGING) : Bookkeeping.PLAIN);
        Sequencer sequencer = new Sequencer(EventJournal.none(), new Sequencer.Tap() {
            @Override
            public boolean wants(EventType type) {
                return true;
            }

            @Override
            public void offer(Event event) {
                events.add(event);
            }
        });
        TimerQueue timers = new TimerQueue();
        TradingSession running = new TradingSession(setup, sequencer, timers, true);
        session = running;
        running.start(inForce);
        loop(timers).run(running);
        running.stop(List.of());
        hash = sequencer.eventHash();
        return this;
    }

    /// Feeds the same inputs through the queue of a live session instead.
    SessionRig live() {
        live = true;
        return this;
    }

    private EventLoop loop(TimerQueue timers) {
        if (!live) {
            return new SimulatedLoop(new Inputs(inputs), timers);
        }
        try (ObserverHub hub = new ObserverHub()) {
            InputQueue queue = new InputQueue(1000, hub);
            for (int i = 0; i < inputs.size(); i++) {
                Timed each = inputs.get(i);
                queue.offer(
                        new EventBus.Input(each.payload(), each.ts(), each.ts(), each.payload() instanceof MarketData ? "test" : "operator",
                                "input-" + i, 0));
            }
            queue.close();
            return new RealTimeLoop(queue, timers, () -> 0, 1_000_000);
        }
    }

    TradingSession session() {
        return java.util.Objects.requireNonNull(session);
    }

    String hash() {
        return hash;
    }

    /// The types of the events after the account was opened; snapshots, timers and the comparison of the books apart.
    List<EventType> journey() {
        return events.stream().filter(event -> !event.source().equals("reconciliation")
                && (event.payload() instanceof ExecutionReport || !(event.payload() instanceof BrokerMessage))).map(Event::type)
                .filter(type -> type != EventType.PORTFOLIO_SNAPSHOT && type != EventType.TIMER).toList();
    }

    <T extends Payload> List<T> payloads(Class<T> type) {
        return events.stream().map(Event::payload).filter(type::isInstance).map(type::cast).toList();
    }

    Event event(long id) {
        return events.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }

    private static final class Inputs implements InputCursor {
        private final List<Timed> inputs;
        private int at = -1;

        Inputs(List<Timed> inputs) {
            this.inputs = List.copyOf(inputs);
        }

        @Override
        public boolean advance() {
            return ++at < inputs.size();
        }

        @Override
        public long tsEvent() {
            return inputs.get(at).ts();
        }

        @Override
        public void giveTo(InstantBatch batch) {
            Payload payload = inputs.get(at).payload();
            batch.add(payload, payload instanceof MarketData ? "test" : "operator", tsEvent());
        }

        @Override
        public void close() {}
    }
}
