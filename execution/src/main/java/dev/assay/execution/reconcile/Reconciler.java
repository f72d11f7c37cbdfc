package dev.assay.execution.reconcile;

import dev.assay.core.event.EventSink;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.BrokerQuery.What;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the books in rounds: the broker repeats its reports, lists its orders and positions, and says its cash. Reports that had been lost
/// are booked as they come. A difference is believed when two rounds in a row show it and nothing moved meanwhile; from a broker that
/// answers at once, the first time. Each is an event with its action; trading is fenced until the first round is clean, and again after
/// each interruption of the link.
final class Reconciler {
    static final String SOURCE = "reconciliation";
    private static final int MOST_DOUBLINGS = 10;
    private static final int MOST_REPAIRS = 8;

    private final EventSink sink;
    private final Outbox outbox;
    private final OwnBooks ours;
    private final Settings settings;
    private final boolean atOnce;
    private boolean asked;
    private boolean running;
    private boolean repeating;
    private boolean moved;
    private long queries;
    private long firstQuery;
    private long begunTs;
    private long now;
    private long lastCleanTs = Long.MIN_VALUE;
    private long lastRoundTs = Long.MIN_VALUE;
    private long notBefore = Long.MIN_VALUE;
    private boolean newsSinceRound;
    private long sentBefore;
    /// Rounds in a row that were not clean; the next waits twice as long each time.
    private int inconclusive;
    private long sentAtRound;
    private @Nullable ReportsAnswer reports;
    private @Nullable OrdersAnswer orders;
    private @Nullable PositionsAnswer positions;
    private @Nullable AccountAnswer account;
    private List<ReconciliationFinding> suspected = List.of();
    /// Rounds in a row that changed the books.
    private int repairs;
    private long rounds;
    private long clean;
    private long findings;
    private long missed;

    Reconciler(EventSink sink, Outbox outbox, OwnBooks ours, Settings settings) {
        this.sink = sink;
        this.outbox = outbox;
        this.ours = ours;
        this.settings = settings;
        atOnce = outbox.capabilities().answersAtOnce();
    }

    /// Asks for a round; a running one that began before does not count.
    void request() {
        asked = true;
        notBefore = atOnce ? now : notBefore;
        beginIfDue();
    }

    /// A report could not be true, or an order is in doubt: a round follows, unless one is running, and never at once upon the last; so a
    /// broker that goes on saying it is not asked without pause.
    void requestAfterPause() {
        if (running) {
            return;
        }
        asked = true;
        notBefore = lastRoundTs == Long.MIN_VALUE ? notBefore : Math.max(notBefore, lastRoundTs + settings.lookAgainAfter());
        beginIfDue();
    }

    void onInstant(long instant) {
        now = instant;
        if (running && now - begunTs >= settings.answerWithin()) {
            running = false;
            asked = true;
            suspected = List.of();
            lookAgain();
        }
        if (outbox.takeDoubt()) {
            asked = true;
        }
        if (now >= scheduled()) {
            asked = true;
        }
        beginIfDue();
    }

    private void lookAgain() {
        long patience = settings.lookAgainAfter() << Math.min(inconclusive, MOST_DOUBLINGS);
        notBefore = now + Math.min(patience, settings.workingEvery());
        inconclusive++;
    }

    private void beginIfDue() {
        if (!asked || running || now < notBefore || !outbox.linkUp()) {
            return;
        }
        asked = false;
        running = true;
        repeating = true;
        moved = false;
        sentBefore = outbox.sent();
        begunTs = now;
        firstQuery = queries + 1;
        reports = null;
        orders = null;
        positions = null;
        account = null;
        rounds++;
        for (What what : new What[]{What.REPORTS, What.ORDERS, What.POSITIONS, What.ACCOUNT}) {
            BrokerQuery query = new BrokerQuery(++queries, what, since());
            sink.emit(query, SOURCE, 0, 0);
            outbox.ask(query);
        }
    }

    private long since() {
        long since = lastCleanTs;
        for (var order : ours.workingOrders()) {
            since = Math.min(since, order.createdTs());
        }
        return since;
    }

    /// A report was applied that had not been seen before.
    void onNews(ExecutionReport report) {
        moved = true;
        newsSinceRound = true;
        if (running && repeating && !atOnce && report.execType() == ExecType.TRADE && report.transactTs() < begunTs) {
            missed++;
            findings++;
            sink.emit(new ReconciliationFinding(Kind.MISSED_FILL, "order " + report.clOrdId(), "not booked until now",
                    "filled " + report.lastQty() + " at " + report.lastPx() + " by report " + report.execId(), Action.ADOPT), SOURCE, 0, 0);
        }
    }

    void onLink(LinkStatus status) {
        if (status.state() == LinkStatus.State.CONNECTED) {
            outbox.fence(true);
            running = false;
            suspected = List.of();
            inconclusive = 0;
            notBefore = now;
            request();
        } else if (status.state() == LinkStatus.State.DISCONNECTED) {
            running = false;
            asked = true;
        }
    }

    void onAnswer(BrokerMessage answer, long answerId) {
        switch (answer) {
            case ReportsAnswer a when current(a.queryId()) -> {
                reports = a;
                repeating = false;
            }
            case OrdersAnswer a when current(a.queryId()) -> orders = a;
            case PositionsAnswer a when current(a.queryId()) -> positions = a;
            case AccountAnswer a when current(a.queryId()) -> account = a;
            case ReportsAnswer a -> {
                // Of an earlier round.
            }
            case OrdersAnswer a -> {
                // Of an earlier round.
            }
            case PositionsAnswer a -> {
                // Of an earlier round.
            }
            case AccountAnswer a -> {
                // Of an earlier round.
            }
            case ExecutionReport r -> throw new IllegalArgumentException("a report is no answer");
            case CommandOutcome o -> throw new IllegalArgumentException("an outcome is no answer");
            case LinkStatus s -> throw new IllegalArgumentException("a link's state is no answer");
            case MarginCall c -> throw new IllegalArgumentException("a margin call is no answer");
            case AccountCharge c -> throw new IllegalArgumentException("a charge is no answer");
        }
        OrdersAnswer o = orders;
        PositionsAnswer p = positions;
        AccountAnswer c = account;
        if (running && reports != null && o != null && p != null && c != null) {
            conclude(o, p, c, answerId);
        }
    }

    private boolean current(long queryId) {
        return running && queryId >= firstQuery && queryId <= queries;
    }

    private void conclude(OrdersAnswer o, PositionsAnswer p, AccountAnswer c, long answerId) {
        running = false;
        lastRoundTs = now;
        newsSinceRound = false;
        moved |= outbox.sent() != sentBefore;
        sentAtRound = outbox.sent();
        outbox.resolve(o, begunTs);
        List<Difference> differences = Comparison.of(ours, outbox, settings.policies(), o, p, c);
        List<ReconciliationFinding> shown = Difference.findings(differences);
        if (differences.isEmpty() && outbox.settled()) {
            suspected = List.of();
            inconclusive = 0;
            repairs = 0;
            outbox.fence(false);
            clean++;
            lastCleanTs = begunTs;
            ours.workingOrders().forEach(order -> ours.settled(order, answerId));
            return;
        }
        if (!differences.isEmpty() && (atOnce || !moved && shown.equals(suspected))) {
            suspected = List.of();
            if (report(differences, answerId)) {
                asked = true;
                goOn();
            }
            return;
        }
        suspected = moved ? List.of() : shown;
        asked = true;
        lookAgain();
    }

    /// Reports what is believed, and does what the policies say. Where that changes an order or its fills, positions and cash are not judged
    /// by this round: they may differ for no other reason.
    ///
    /// @return whether another round must follow
    private boolean report(List<Difference> differences, long answerId) {
        boolean again = false;
        boolean orderRepaired = false;
        for (Difference difference : differences) {
            ReconciliationFinding finding = difference.finding();
            if (difference.remedy().waits() || orderRepaired && !difference.ofOrder()) {
                again = true;
                continue;
            }
            findings++;
            long id = sink.emit(finding, SOURCE, answerId, answerId);
            if (finding.action() == Action.HALT) {
                ours.halt("reconciliation: " + finding.kind() + " of " + finding.subject() + " is " + finding.ours() + " here and "
                        + finding.theirs() + " at " + outbox.capabilities().name(), id);
                continue;
            }
            difference.remedy().step().apply(id, answerId);
            again = true;
            orderRepaired |= difference.ofOrder();
        }
        return again;
    }

    /// The next round after a repair: with a broker that answers at once in the same instant, as long as that can help.
    private void goOn() {
        repairs++;
        if (atOnce && repairs <= MOST_REPAIRS) {
            notBefore = now;
            beginIfDue();
        } else {
            lookAgain();
        }
    }

    private long scheduled() {
        if (lastRoundTs == Long.MIN_VALUE) {
            return Settings.NEVER;
        }
        boolean busy = newsSinceRound || outbox.sent() != sentAtRound || !ours.workingOrders().isEmpty();
        long span = busy ? Math.min(settings.workingEvery(), settings.every()) : settings.every();
        return span == Settings.NEVER ? Settings.NEVER : lastRoundTs + span;
    }

    /// When to look again, [Settings#NEVER] for not.
    long nextDue() {
        if (!outbox.linkUp()) {
            return Settings.NEVER;
        }
        if (running) {
            return begunTs + settings.answerWithin();
        }
        return asked ? Math.max(now, notBefore) : scheduled();
    }

    boolean idle() {
        return !running && !asked && outbox.isEmpty() && !outbox.fenced();
    }

    ReconciliationCounts counts() {
        return new ReconciliationCounts(rounds, clean, findings, missed, outbox.resent());
    }
}
