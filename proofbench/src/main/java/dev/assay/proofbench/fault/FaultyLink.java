package dev.assay.proofbench.fault;

import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.CommandOutcome.Outcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A link between a session and the simulated broker that loses, doubles, delays and reorders what it carries, breaks, and lets the venue
/// misbehave: all from one seed. Messages come out of [#arrivals], to be fed to the session as inputs.
///
/// What the venue declares about trades (busts, corrections, overfills) crosses in its order, after the trade; every other message is at the link's mercy.
/// Randomness lives here and nowhere else: seeded, never read from the machine, so a run is a function of its seed. Single-threaded.
public final class FaultyLink implements BrokerAdapter {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final SimulatedBroker venue;
    private final Dice dice;
    private final long latency;
    private final Wire<Object> toVenue = new Wire<>();
    private final Wire<BrokerMessage> toUs = new Wire<>();
    private final TreeSet<String> carried = new TreeSet<>();
    private final List<ExecutionReport> trades = new ArrayList<>();
    private final List<OrderCommand> arrived = new ArrayList<>();
    private long now;
    private boolean up = true;
    private long upAgain = Long.MAX_VALUE;
    private long authAgain = Long.MIN_VALUE;
    private int crashIn;
    /// Whether the last answer about positions was a stale one: two in a row would be the truth to anybody.
    private boolean stale;

    /// A link to a venue.
    public FaultyLink(SimulatedBroker venue, long seed, FaultPlan plan) {
        this.venue = venue;
        dice = new Dice(seed, plan);
        latency = plan.latency();
    }

    @Override
    public Capabilities capabilities() {
        Capabilities c = venue.capabilities();
        return new Capabilities(c.name(), c.ordTypes(), c.timesInForce(), c.replace(), c.fractional(), c.shortSelling(), false,
                c.features());
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        boolean dies = crashIn > 0 && --crashIn == 0;
        if (dies && dice.evenChance()) {
            throw new SessionCrash();
        }
        carry(command);
        if (dies) {
            throw new SessionCrash();
        }
    }

    private void carry(OrderCommand command) {
        if (!up) {
            outcome(command, Outcome.DISCONNECTED, "no link");
            return;
        }
        boolean cancel = command instanceof OrderCommand.CancelRequest;
        if (!cancel && now < authAgain) {
            outcome(command, Outcome.DISCONNECTED, "401: not authenticated");
        } else if (!cancel && dice.strikes(Fault.AUTH_EXPIRED)) {
            authAgain = now + dice.within(10 * MINUTE);
            toUs.put(now + latency, new LinkStatus(LinkStatus.State.AUTH_EXPIRED, "401", now));
            toUs.put(authAgain + latency, new LinkStatus(LinkStatus.State.CONNECTED, "authenticated again", authAgain));
            outcome(command, Outcome.DISCONNECTED, "401: not authenticated");
        } else if (!cancel && dice.strikes(Fault.THROTTLED)) {
            outcome(command, Outcome.THROTTLED, "429");
        } else if (dice.strikes(Fault.COMMAND_LOST)) {
            return;
        } else if (dice.strikes(Fault.SERVER_ERROR)) {
            if (dice.evenChance()) {
                deliver(command, latency);
            }
            outcome(command, Outcome.UNKNOWN, "503");
        } else if (dice.strikes(Fault.TIMEOUT_THEN_DUPLICATE)) {
            deliver(command, latency);
            outcome(command, Outcome.DUPLICATE, "504, then 422: the client order id exists");
        } else if (dice.strikes(Fault.PARTIAL_BODY)) {
            deliver(command, latency);
            outcome(command, Outcome.UNKNOWN, "200 with a truncated body");
        } else if (dice.strikes(Fault.DISCONNECT_BEFORE_ACK)) {
            if (dice.evenChance()) {
                deliver(command, latency);
            }
            breakDown();
        } else if (dice.strikes(Fault.COMMAND_DELAYED)) {
            deliver(command, dice.within(5 * MINUTE));
        } else {
            deliver(command, latency);
            if (dice.strikes(Fault.COMMAND_DUPLICATED)) {
                deliver(command, latency + dice.within(SECOND));
            }
            outcome(command, Outcome.ACCEPTED, "");
        }
    }

    private void deliver(OrderCommand command, long after) {
        toVenue.put(now + after, command);
    }

    private void outcome(OrderCommand command, Outcome outcome, String text) {
        toUs.put(now + 2 * latency, new CommandOutcome(command.clOrdId(), outcome, text, now));
    }

    @Override
    public void ask(BrokerQuery query) {
        if (up) {
            toVenue.put(now + latency, query);
        }
    }

    /// Nothing: messages are inputs, and come out of [#arrivals].
    @Override
    public @Nullable BrokerMessage poll() {
        return null;
    }

    /// What is due at the venue arrives there, and what the venue says sets out to us.
    public void advance(long instant) {
        now = instant;
        if (now >= upAgain) {
            connect("connected again");
        }
        for (Object letter : toVenue.takeDue(now)) {
            switch (letter) {
                case OrderCommand command -> {
                    arrived.add(command);
                    venue.send(command, 0);
                }
                case BrokerQuery query -> venue.ask(query);
                default -> throw new IllegalStateException("the wire carries " + letter);
            }
            collect();
        }
    }

    /// Takes what the venue has said to the wire.
    public void collect() {
        for (BrokerMessage message = venue.poll(); message != null; message = venue.poll()) {
            if (message instanceof ExecutionReport report) {
                carry(report);
            } else {
                answer(message);
            }
        }
    }

    private void carry(ExecutionReport report) {
        boolean first = carried.add(report.execId());
        boolean trade = report.execType() == ExecType.TRADE;
        boolean revision = report.execType() == ExecType.TRADE_CANCEL || report.execType() == ExecType.TRADE_CORRECT;
        boolean overfill = trade && report.cumQty().compareTo(report.orderQty()) > 0;
        if (first && (trade || revision)) {
            trades.add(report);
        }
        if (!up) {
            return;
        }
        if (!first || revision || overfill) {
            toUs.put(now + latency, report);
        } else if (dice.strikes(Fault.DISCONNECT_BEFORE_REPORT)) {
            breakDown();
        } else if (dice.strikes(Fault.REPORT_LOST)) {
            return;
        } else if (trade && dice.strikes(Fault.LATE_FILL)) {
            toUs.put(now + dice.within(60 * MINUTE), report);
        } else {
            boolean overtaken = dice.strikes(Fault.REPORT_REORDERED);
            toUs.put(now + (overtaken ? dice.within(SECOND) : latency), report);
            if (dice.strikes(Fault.REPORT_DUPLICATED)) {
                toUs.put(now + latency + dice.within(MINUTE), report);
            }
            if (!overtaken && trade && report.ordStatus() == OrdStatus.FILLED) {
                misbehave(report);
            }
        }
    }

    private void misbehave(ExecutionReport last) {
        if (dice.strikes(Fault.BUST)) {
            venue.bust(last);
        } else if (dice.strikes(Fault.CORRECTION)) {
            venue.correct(last, dice.upTo(5));
        } else if (dice.strikes(Fault.OVERFILL)) {
            Quantity lots = last.instrument().quantity(Math.multiplyExact(dice.upTo(3), last.instrument().lotUnits()));
            venue.overfill(last, lots);
        }
    }

    private void answer(BrokerMessage answer) {
        if (!up || dice.strikes(Fault.ANSWER_LOST)) {
            return;
        }
        BrokerMessage said = answer;
        boolean positions = answer instanceof PositionsAnswer;
        boolean again = positions && stale;
        stale &= !positions;
        if (answer instanceof PositionsAnswer p && !p.positions().isEmpty() && !again && dice.strikes(Fault.POSITION_MISMATCH)) {
            stale = true;
            List<PositionsAnswer.Held> before = new ArrayList<>(p.positions());
            PositionsAnswer.Held held = before.getFirst();
            before.set(0, new PositionsAnswer.Held(held.instrument(),
                    held.quantity().plus(held.instrument().quantity(held.instrument().lotUnits()))));
            said = new PositionsAnswer(p.queryId(), before, p.transactTs());
        }
        toUs.put(now + latency, said);
    }

    private void breakDown() {
        up = false;
        upAgain = now + dice.within(dice.evenChance() ? MINUTE : 120 * MINUTE);
        toUs.cut();
        authAgain = Long.MIN_VALUE;
        toUs.put(now + latency, new LinkStatus(LinkStatus.State.DISCONNECTED, "the connection was reset", now));
    }

    private void connect(String text) {
        up = true;
        upAgain = Long.MAX_VALUE;
        toUs.put(now + latency, new LinkStatus(LinkStatus.State.CONNECTED, text, now));
    }

    /// Our process has come back: what was on its way to it is gone, and the link is made anew.
    public void restart() {
        toUs.cut();
        crashIn = 0;
        connect("the session was restarted");
    }

    /// Whether our process dies in this instant; it then does so at one of its next sends, or at [#survived].
    public void tempt() {
        if (crashIn == 0 && dice.strikes(Fault.RESTART)) {
            crashIn = dice.upTo(3);
        }
    }

    /// The instant is over; a death that met no send happens now.
    public void survived() {
        if (crashIn > 0) {
            crashIn = 0;
            throw new SessionCrash();
        }
    }

    /// How long our process stands still before this instant, in nanoseconds; 0 for not at all.
    public long pause() {
        return dice.strikes(Fault.PAUSE) ? 10 * SECOND : 0;
    }

    /// What arrives at our side by now, in order.
    public List<BrokerMessage> arrivals() {
        return toUs.takeDue(now);
    }

    /// The commands that have arrived at the venue since the last call.
    public List<OrderCommand> takeArrived() {
        List<OrderCommand> taken = List.copyOf(arrived);
        arrived.clear();
        return taken;
    }

    /// The trades, busts and corrections that the venue has reported for the first time since the last call, whether they got through or not.
    public List<ExecutionReport> takeTrades() {
        List<ExecutionReport> taken = List.copyOf(trades);
        trades.clear();
        return taken;
    }

    /// From here on the link works.
    public void heal() {
        dice.rest();
    }

    /// When something is due, epoch ns UTC; `Long.MAX_VALUE` for nothing.
    public long nextDue() {
        return Math.min(upAgain, Math.min(toVenue.nextDue(), toUs.nextDue()));
    }

    /// How often a fault has struck.
    public long count(Fault fault) {
        return dice.count(fault);
    }
}
