package dev.assay.application.chaos;

import dev.assay.application.session.TradingSession;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.Money;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.Order;
import dev.assay.core.risk.RiskView;
import dev.assay.execution.BrokerAdapter;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.fault.Fault;
import dev.assay.proofbench.fault.FaultPlan;
import dev.assay.proofbench.fault.FaultyLink;
import dev.assay.proofbench.fault.SessionCrash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// One seed: the scenario's session and venue with a faulty link between them, driven over event time until everything is quiet. A session
/// that dies comes back by replaying what was recorded. Invariants are checked after every instant and at the end.
public final class ChaosRun {
    /// More instants than this after the last input mean that it never gets quiet.
    private static final int MAX_TAIL = 20_000;
    private static final long TAIL_SPAN = 10 * 86_400_000_000_000L;

    private final Scenario scenario;
    private final long seed;
    private final SimulatedBroker venue;
    private final FaultyLink link;
    private final UnaryOperator<BrokerAdapter> around;
    private final UnaryOperator<BrokerMessage> inbound;
    private final Universe universe;
    private final ExchangeCalendar calendar;
    private final Witness witness;
    private final Recording recording = new Recording();
    private final long[] marks;
    private final InstantBatch batch = new InstantBatch();
    private Sequencer sequencer;
    private TimerQueue timers;
    private TradingSession session;
    private long now;
    private long lateUntil = Long.MIN_VALUE;
    private int sessionIndex;
    private boolean split;

    /// A run of one seed.
    public ChaosRun(Scenario scenario, long seed, FaultPlan plan) {
        this(scenario, seed, plan, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /// A run with something between the session and the link, for tests that plant a bug there.
    ///
    /// @param around what commands pass on their way out
    /// @param inbound what messages pass on their way in
    ChaosRun(Scenario scenario, long seed, FaultPlan plan, UnaryOperator<BrokerAdapter> around, UnaryOperator<BrokerMessage> inbound) {
        this.scenario = scenario;
        this.seed = seed;
        this.around = around;
        this.inbound = inbound;
        venue = scenario.venue();
        universe = venue.universe();
        calendar = scenario.calendar();
        link = new FaultyLink(venue, seed, plan);
        witness = new Witness(universe);
        marks = new long[universe.size()];
        Arrays.fill(marks, RiskView.NO_PRICE);
        now = scenario.inputs().getFirst().ts();
        sessionIndex = calendar.indexClosingFrom(now);
        sequencer = new Sequencer(EventJournal.none(), witness);
        timers = new TimerQueue();
        session = new TradingSession(scenario.session(around.apply(link)), sequencer, timers, true);
    }

    /// Drives it to the end.
    public ChaosOutcome run() {
        venue.onInstant(now);
        link.advance(now);
        session.start();
        List<Scenario.Input> inputs = scenario.inputs();
        int at = 0;
        while (at < inputs.size()) {
            long ts = Math.min(inputs.get(at).ts(), Math.min(nextClose(), Math.min(timers.nextDue(), linkDue())));
            now = Math.max(now, ts);
            int from = at;
            while (at < inputs.size() && inputs.get(at).ts() <= now) {
                at++;
            }
            instant(inputs.subList(from, at), List.of());
        }
        settle();
        finish();
        return new ChaosOutcome(seed, Arrays.stream(Fault.values()).map(link::count).toList(), equity(), witness.orders(),
                session.desk().counts(), witness.violations());
    }

    private Money equity() {
        return new Money(session.portfolio().equityUnits(), session.portfolio().currency());
    }

    /// When the link needs us next; not while our process stands still.
    private long linkDue() {
        return Math.max(link.nextDue(), lateUntil);
    }

    private long nextClose() {
        return sessionIndex < calendar.size() ? calendar.closeNanos(sessionIndex) : Long.MAX_VALUE;
    }

    /// One instant of the world: the venue first, then our side, then the openings.
    private void instant(List<Scenario.Input> inputs, List<Payload> commands) {
        venue.onInstant(now);
        link.advance(now);
        List<Payload> data = new ArrayList<>();
        for (Scenario.Input input : inputs) {
            meet(input.payload(), data);
        }
        if (nextClose() <= now) {
            venue.onSessionEnd(now);
            link.collect();
            sessionIndex++;
        }
        witnessVenue();
        List<Payload> payloads = new ArrayList<>();
        if (now >= lateUntil) {
            link.arrivals().forEach(message -> payloads.add(inbound.apply(message)));
        }
        boolean tempted = !payloads.isEmpty();
        payloads.addAll(data);
        payloads.addAll(commands);
        List<Payload> due = Recording.due(timers, now);
        payloads.addAll(due);
        if (!payloads.isEmpty()) {
            process(new Recording.Instant(now, payloads, due.size()), tempted);
        }
        link.advance(now);
        for (Scenario.Input input : inputs) {
            if (input.payload() instanceof BarOpen opening && venue.wants(opening.instrument())) {
                venue.onMarketData(opening, 0);
                link.collect();
            }
        }
        witnessVenue();
        checkPositions();
    }

    private void meet(Payload payload, List<Payload> data) {
        switch (payload) {
            case BarOpen opening -> {
                // Met at the end of the instant, by the venue alone.
            }
            case CorporateAction action -> {
                Instrument other = action.other();
                venue.onCorporateAction(action, marks[action.instrument().number()],
                        other == null ? RiskView.NO_PRICE : marks[other.number()]);
                split |= action instanceof CorporateAction.Split;
                data.add(action);
            }
            case MarketData datum -> {
                if (venue.wants(datum.instrument())) {
                    venue.onMarketData(datum, 0);
                    link.collect();
                }
                if (datum instanceof Bar bar) {
                    marks[bar.instrument().number()] = bar.closeUnits();
                }
                data.add(datum);
            }
            default -> throw new IllegalArgumentException("no stored input: " + payload);
        }
    }

    private void process(Recording.Instant instant, boolean tempted) {
        if (tempted) {
            link.tempt();
            long pause = link.pause();
            lateUntil = pause > 0 ? now + pause : lateUntil;
        }
        recording.begin(instant);
        try {
            Recording.fill(batch, instant);
            session.onInstant(batch);
            link.survived();
            recording.done(sequencer.lastId());
        } catch (SessionCrash crash) {
            comeBack();
        }
    }

    /// A new session is fed what was recorded, to the instant in which the old one died; then the link is made anew.
    private void comeBack() {
        witness.forgetSession();
        sequencer = new Sequencer(EventJournal.none(), witness);
        timers = new TimerQueue();
        ReplayGate gate = new ReplayGate(around.apply(link), false);
        session = new TradingSession(scenario.session(gate), sequencer, timers, true);
        session.start();
        for (int i = 0; i < recording.instants().size(); i++) {
            Recording.Instant instant = recording.instants().get(i);
            List<Payload> due = Recording.due(timers, instant.ts());
            int size = instant.payloads().size();
            if (!due.equals(instant.payloads().subList(size - instant.timers(), size))) {
                witness.violation("the replay sets other timers at " + instant.ts() + ": " + due);
            }
            Recording.fill(batch, instant);
            session.onInstant(batch);
            long expected = recording.lastId(i);
            if (expected >= 0 && expected != sequencer.lastId()) {
                witness.violation("the replay has other events at " + instant.ts());
            }
        }
        recording.done(sequencer.lastId());
        for (Instrument instrument : universe.instruments()) {
            witness.restateOurs(instrument.number(), session.portfolio().units(instrument));
        }
        gate.open();
        link.restart();
    }

    private void witnessVenue() {
        link.takeTrades().forEach(witness::traded);
        link.takeArrived().forEach(witness::arrived);
    }

    private void checkPositions() {
        for (Instrument instrument : universe.instruments()) {
            long ours = session.portfolio().units(instrument);
            long theirs = held(instrument);
            if (split) {
                witness.restate(instrument.number(), ours, theirs);
            }
            witness.check(instrument.number(), ours, theirs);
        }
        split = false;
    }

    private long held(Instrument instrument) {
        return venue.positions().stream().filter(held -> held.instrument().equals(instrument)).mapToLong(held -> held.quantity().units())
                .sum();
    }

    /// No more faults and no more data: runs on until nothing is under way, and then compares once more.
    private void settle() {
        link.heal();
        lateUntil = Long.MIN_VALUE;
        quiet();
        now++;
        instant(List.of(), List.of(new OperatorCommand(OperatorCommand.Action.RECONCILE, OperatorCommand.ALL, "chaos", "the end")));
        quiet();
    }

    private void quiet() {
        long end = now + TAIL_SPAN;
        for (int i = 0; i < MAX_TAIL && !(session.desk().quiet() && link.nextDue() == Long.MAX_VALUE); i++) {
            long ts = Math.min(timers.nextDue(), linkDue());
            if (ts > end) {
                witness.violation("something is under way at the end, and nothing moves it");
                return;
            }
            now = Math.max(now, ts);
            instant(List.of(), List.of());
        }
        if (!session.desk().quiet()) {
            witness.violation("it never gets quiet");
        }
    }

    private void finish() {
        witness.checkFills();
        for (Instrument instrument : universe.instruments()) {
            if (session.portfolio().units(instrument) != held(instrument)) {
                witness.violation(
                        instrument + ": we hold " + session.portfolio().units(instrument) + ", the venue says " + held(instrument));
            }
        }
        Money cash = session.portfolio().snapshot().cash();
        if (!cash.equals(venue.cash().getFirst())) {
            witness.violation("our cash is " + cash + ", the venue's " + venue.cash().getFirst());
        }
        TreeSet<Long> atVenue = new TreeSet<>();
        venue.workingOrders().forEach(order -> atVenue.add(order.clOrdId()));
        TreeSet<Long> atOms = new TreeSet<>();
        for (Order order : session.workingOrders()) {
            atOms.add(order.clOrdId());
        }
        if (!atOms.equals(atVenue)) {
            witness.violation("at the end our orders " + atOms + " work, at the venue " + atVenue);
        }
        TreeSet<Long> open = new TreeSet<>(witness.open());
        session.workingOrders().forEach(order -> open.remove(order.firstClOrdId()));
        if (!open.isEmpty()) {
            witness.violation("orders " + open + " have neither ended nor do they work");
        }
    }
}
