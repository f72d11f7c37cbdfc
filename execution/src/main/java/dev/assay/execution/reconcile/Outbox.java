package dev.assay.execution.reconcile;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.reconcile.Parcel.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands between the OMS and a broker behind a link, and keeps every command until it is answered. A command goes out again only when the
/// broker is proven not to have it, and always under the id it had. Cancels go before everything else; a request about an order waits until
/// that order is known to be there; orders wait behind the fence until the books agree.
///
/// Single-threaded; time is event time.
final class Outbox implements BrokerAdapter {
    private static final int MOST_DOUBLINGS = 10;

    private final BrokerAdapter broker;
    private final Settings settings;
    private final List<Parcel> parcels = new ArrayList<>();
    private long now;
    private long quietUntil = Long.MIN_VALUE;
    private boolean linkUp = true;
    private boolean ordersPass = true;
    private boolean doubt;
    private boolean fenced = true;
    private long sent;
    private long resent;

    Outbox(BrokerAdapter broker, Settings settings) {
        this.broker = broker;
        this.settings = settings;
    }

    @Override
    public Capabilities capabilities() {
        return broker.capabilities();
    }

    @Override
    public Capabilities capabilities(StrategyId strategy, Instrument instrument) {
        return broker.capabilities(strategy, instrument);
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        if (command instanceof OrderCommand.StatusRequest) {
            // What is on its way would make the answer ambiguous: a comparison of the books answers for it then.
            doubt |= !linkUp || concerns(command.clOrdId());
            if (!doubt) {
                broker.send(command, commandId);
            }
            return;
        }
        parcels.add(new Parcel(command, commandId, now));
        flush();
    }

    @Override
    public boolean withdraw(long clOrdId) {
        Parcel unsent = null;
        for (Parcel parcel : parcels) {
            if (parcel.command instanceof OrderCommand.NewOrderSingle && parcel.command.clOrdId() == clOrdId) {
                if (parcel.out) {
                    return false;
                }
                unsent = parcel;
            }
        }
        if (unsent == null) {
            return false;
        }
        drop(unsent);
        return true;
    }

    /// Drops a new order and what was asked about it under its successive ids, which waits for it and so has not gone out either.
    private void drop(Parcel order) {
        long last = order.command.clOrdId();
        parcels.removeIf(parcel -> parcel.command.clOrdId() == order.command.clOrdId());
        for (Parcel parcel : List.copyOf(parcels)) {
            if (parcel.about() == last) {
                parcels.remove(parcel);
                last = parcel.cancel() ? last : parcel.command.clOrdId();
            }
        }
    }

    @Override
    public void ask(BrokerQuery query) {
        broker.ask(query);
    }

    @Override
    public @Nullable BrokerMessage poll() {
        return broker.poll();
    }

    void onInstant(long instant) {
        now = instant;
        for (Parcel parcel : parcels) {
            if (parcel.state == State.SENT && now - parcel.since >= patience(parcel)) {
                doubt(parcel);
            }
        }
        flush();
    }

    private void flush() {
        if (!linkUp || now < quietUntil) {
            return;
        }
        for (Parcel parcel : List.copyOf(parcels)) {
            if (parcel.cancel()) {
                sendHeld(parcel);
            }
        }
        for (Parcel parcel : List.copyOf(parcels)) {
            if (!parcel.cancel() && ordersPass && !fenced) {
                sendHeld(parcel);
            }
        }
    }

    private void sendHeld(Parcel parcel) {
        if (parcel.state == State.HELD && !waits(parcel)) {
            parcel.move(State.SENT, now);
            parcel.out = true;
            sent++;
            broker.send(parcel.command, parcel.commandId);
        }
    }

    /// A request about an order that is itself still unanswered.
    private boolean waits(Parcel parcel) {
        long about = parcel.about();
        for (Parcel other : parcels) {
            if (about != 0 && other.command.clOrdId() == about) {
                return true;
            }
        }
        return false;
    }

    void onReport(ExecutionReport report) {
        for (int i = 0; i < parcels.size(); i++) {
            if (parcels.get(i).command.clOrdId() == report.clOrdId() && answers(parcels.get(i).command, report.execType())) {
                parcels.remove(i);
                flush();
                return;
            }
        }
    }

    private static boolean answers(OrderCommand command, ExecType said) {
        return switch (command) {
            case OrderCommand.NewOrderSingle n -> said != ExecType.PENDING_NEW;
            case OrderCommand.CancelRequest c -> said == ExecType.CANCELED || said == ExecType.CANCEL_REJECTED;
            case OrderCommand.ReplaceRequest r -> said == ExecType.REPLACED || said == ExecType.CANCEL_REJECTED;
            case OrderCommand.StatusRequest s -> false;
        };
    }

    void onOutcome(CommandOutcome outcome) {
        for (Parcel parcel : parcels) {
            if (parcel.command.clOrdId() == outcome.clOrdId()) {
                switch (outcome.outcome()) {
                    case ACCEPTED -> parcel.move(State.SENT, now);
                    case DUPLICATE, UNKNOWN -> doubt(parcel);
                    case THROTTLED -> {
                        parcel.move(State.HELD, now);
                        quietUntil = now + settings.backOff();
                    }
                    case DISCONNECTED -> parcel.move(State.HELD, now);
                }
                return;
            }
        }
    }

    void onLink(LinkStatus status) {
        switch (status.state()) {
            case HEARTBEAT -> {
                // Nothing has changed.
            }
            case AUTH_EXPIRED -> ordersPass = false;
            case DISCONNECTED -> linkUp = false;
            case CONNECTED -> {
                linkUp = true;
                ordersPass = true;
                parcels.stream().filter(parcel -> parcel.state == State.SENT).forEach(this::doubt);
                flush();
            }
        }
    }

    /// Each time a command goes out again we wait twice as long for its answer.
    private long patience(Parcel parcel) {
        return settings.answerWithin() << Math.min(parcel.tries, MOST_DOUBLINGS);
    }

    private void doubt(Parcel parcel) {
        parcel.move(State.DOUBTFUL, now);
        doubt = true;
    }

    /// The broker has repeated its reports and listed its orders: what is still in doubt since before it was asked, and is no order there,
    /// never arrived. It goes out again under its id.
    void resolve(OrdersAnswer answer, long askedTs) {
        for (Parcel parcel : parcels) {
            boolean there = answer.orders().stream().anyMatch(order -> order.clOrdId() == parcel.command.clOrdId());
            if (parcel.state == State.DOUBTFUL && parcel.since <= askedTs && !there) {
                parcel.move(State.HELD, now);
                parcel.tries++;
                resent++;
            }
        }
        flush();
    }

    /// Whether something came into doubt since the last call.
    boolean takeDoubt() {
        boolean was = doubt;
        doubt = false;
        return was;
    }

    /// Closes or opens the fence: behind it new orders and replaces wait, cancels pass.
    void fence(boolean closed) {
        fenced = closed;
        flush();
    }

    boolean fenced() {
        return fenced;
    }

    /// How many commands went out, repeats included.
    long sent() {
        return sent;
    }

    /// Whether nothing is under way: what is left waits here.
    boolean settled() {
        for (Parcel parcel : parcels) {
            if (parcel.state != State.HELD) {
                return false;
            }
        }
        return true;
    }

    boolean linkUp() {
        return linkUp;
    }

    boolean isEmpty() {
        return parcels.isEmpty();
    }

    /// Whether something about the order is not answered yet.
    boolean concerns(long clOrdId) {
        for (Parcel parcel : parcels) {
            if (parcel.command.clOrdId() == clOrdId || parcel.about() == clOrdId) {
                return true;
            }
        }
        return false;
    }

    long resent() {
        return resent;
    }

    /// When to look again, [Settings#NEVER] for not.
    long nextDue() {
        long due = Settings.NEVER;
        for (Parcel parcel : parcels) {
            if (parcel.state == State.SENT) {
                due = Math.min(due, parcel.since + patience(parcel));
            } else if (parcel.state == State.HELD && linkUp && quietUntil > now) {
                due = Math.min(due, quietUntil);
            }
        }
        return due;
    }
}
