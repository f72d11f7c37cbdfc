package dev.assay.execution.reconcile;

import dev.assay.core.event.EventSink;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.LinkStatus;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Oms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The desk between the OMS and a broker: tracks commands until they are answered, and reconciles. Single-threaded, without a clock: the
/// session calls [#onInstant] and sets a timer for [#nextDue].
///
/// With a broker that answers at once, commands pass it by: nothing is tracked, and it costs nothing until it is asked to reconcile.
public final class BrokerDesk {
    /// A revision waits for the trade it revises among so many latest trades.
    private static final int TRADES_REMEMBERED = 4_096;

    private final EventSink sink;
    private final boolean atOnce;
    private final BrokerAdapter broker;
    private final Outbox outbox;
    private final Settings settings;
    private final Map<String, Boolean> trades = new LinkedHashMap<>();
    private final List<ExecutionReport> early = new ArrayList<>();
    private @Nullable Oms oms;
    private @Nullable Reconciler reconciler;

    /// A desk before a broker.
    public BrokerDesk(EventSink sink, BrokerAdapter broker, Settings settings) {
        this.sink = sink;
        this.broker = broker;
        this.settings = settings;
        atOnce = broker.capabilities().answersAtOnce();
        outbox = new Outbox(broker, settings);
    }

    /// What the OMS sends through.
    public BrokerAdapter gateway() {
        return atOnce ? broker : outbox;
    }

    /// Takes up work.
    public void open(Oms orders, OwnBooks books) {
        oms = orders;
        reconciler = new Reconciler(sink, outbox, books, settings);
    }

    private Reconciler reconciler() {
        Reconciler open = reconciler;
        if (open == null) {
            throw new IllegalStateException("the desk is not open yet");
        }
        return open;
    }

    /// A new instant begins.
    public void onInstant(long now) {
        outbox.onInstant(now);
        reconciler().onInstant(now);
    }

    /// Reconciles as soon as it can: at the start, on a period, or because an operator asks.
    public void reconcile() {
        reconciler().request();
    }

    /// Takes what the broker says, beside execution reports.
    ///
    /// @param id the message's event id
    public void accept(BrokerMessage message, long id) {
        switch (message) {
            case ExecutionReport report -> throw new IllegalArgumentException("reports go to onReport");
            case CommandOutcome outcome -> outbox.onOutcome(outcome);
            case LinkStatus status -> {
                outbox.onLink(status);
                reconciler().onLink(status);
            }
            default -> reconciler().onAnswer(message, id);
        }
        if (outbox.takeDoubt()) {
            reconciler().request();
        }
    }

    /// Takes a report to the OMS. A bust or correction that has overtaken its trade waits for it.
    ///
    /// @return true where it was new
    public boolean onReport(ExecutionReport report) {
        Oms orders = oms;
        if (orders == null) {
            throw new IllegalStateException("the desk is not open yet");
        }
        if (atOnce) {
            long before = orders.findings();
            orders.onReport(report);
            if (orders.findings() != before) {
                reconciler().request();
            }
            return true;
        }
        boolean revises = report.execType() == ExecType.TRADE_CANCEL || report.execType() == ExecType.TRADE_CORRECT;
        if (revises && !trades.containsKey(report.execRefId())) {
            if (early.stream().noneMatch(other -> other.execId().equals(report.execId()))) {
                early.add(report);
                reconciler().request();
            }
            return false;
        }
        boolean isNew = apply(orders, report);
        for (ExecutionReport waiting : List.copyOf(early)) {
            if (trades.containsKey(waiting.execRefId())) {
                early.remove(waiting);
                apply(orders, waiting);
            }
        }
        return isNew;
    }

    private boolean apply(Oms orders, ExecutionReport report) {
        if (report.execType() == ExecType.TRADE || report.execType() == ExecType.TRADE_CORRECT) {
            trades.put(report.execId(), true);
            if (trades.size() > TRADES_REMEMBERED) {
                trades.remove(trades.keySet().iterator().next());
            }
        }
        long before = orders.repeatedReports();
        long findings = orders.findings();
        orders.onReport(report);
        outbox.onReport(report);
        if (orders.findings() != findings || outbox.takeDoubt()) {
            reconciler().requestAfterPause();
        }
        boolean isNew = orders.repeatedReports() == before;
        if (isNew) {
            reconciler().onNews(report);
        }
        return isNew;
    }

    /// Whether orders wait here, because the books have not been found to agree since the start or the last interruption.
    public boolean fenced() {
        return outbox.fenced();
    }

    /// When to call [#onInstant] at the latest, epoch ns UTC; [Settings#NEVER] for not at all.
    public long nextDue() {
        return Math.min(outbox.nextDue(), reconciler().nextDue());
    }

    /// Whether everything is answered and the books agreed when last compared.
    public boolean quiet() {
        return early.isEmpty() && reconciler().idle();
    }

    /// What has been done so far.
    public ReconciliationCounts counts() {
        return reconciler().counts();
    }
}
