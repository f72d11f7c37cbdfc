package dev.assay.application.run;

import dev.assay.application.run.OrderLife.Kind;
import dev.assay.application.run.OrderLife.Step;
import dev.assay.core.event.Event;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.RiskDecision;
import dev.assay.execution.RoutedBroker;
import dev.assay.core.signal.SignalEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gathers the events of a run into the lives of its orders. Fed once, in the order of the run.
final class LifeCollector {
    /// An event older than this many order events is still named as a cause, but no longer told.
    static final int CAUSES_REMEMBERED = 200_000;
    /// What a step says of a market datum, whose content is not in the journal.
    static final String DATUM = "market datum of this instant; its content is in the run's inputs";

    private static final class Life {
        final String strategy;
        final String symbol;
        final String side;
        final String tag;
        final boolean protective;
        final long createdTs;
        final List<Step> steps = new ArrayList<>();
        String quantity;
        String terms;
        String route = "";
        long lastTs;
        @Nullable
        OrderEvent last;

        Life(OrderCommand.NewOrderSingle command, long createdTs) {
            strategy = command.strategy().name();
            symbol = command.instrument().symbol();
            side = command.side().toString();
            tag = command.tag();
            protective = command.protective();
            this.createdTs = createdTs;
            lastTs = createdTs;
            quantity = command.orderQty().toString();
            terms = OrderWords.of(command.terms());
        }

        /// An order that was not sent by us: known from its first change of state.
        Life(OrderEvent first, String terms, long createdTs) {
            strategy = first.strategy().name();
            symbol = first.instrument().symbol();
            side = first.side().toString();
            tag = first.tag();
            protective = false;
            this.createdTs = createdTs;
            lastTs = createdTs;
            quantity = first.orderQty().toString();
            this.terms = terms;
        }
    }

    private final ListOrders.Request wanted;
    private final TreeMap<Long, Life> lives = new TreeMap<>();
    private final Map<Long, Life> byClOrdId = new LinkedHashMap<>();
    /// Orders that were adopted, by the broker's id: the only one the broker knows.
    private final TreeMap<String, Life> external = new TreeMap<>();
    private final Map<Long, Step> causes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Step> eldest) {
            return size() > CAUSES_REMEMBERED;
        }
    };
    private @Nullable Life lastReported;
    private @Nullable ExecutionReport lastReport;
    private long lastReportId;
    private @Nullable Step lastFinding;
    private long total;
    private long rejected;
    private long lastClOrdId;

    LifeCollector(ListOrders.Request wanted) {
        this.wanted = wanted;
    }

    void accept(Event event) {
        switch (event.payload()) {
            case SignalEvent signal -> cause(event, Kind.SIGNAL, signal.strategy() + ": " + OrderWords.of(signal.signal()));
            case OrderIntent intent -> cause(event, Kind.INTENT, OrderWords.of(intent));
            case RiskDecision decision -> {
                rejected += decision.outcome() == RiskDecision.Outcome.REJECT ? 1 : 0;
                cause(event, Kind.RISK, OrderWords.of(decision));
            }
            case MarginCall call ->
                cause(event, Kind.INPUT, "margin call, " + call.state().name().toLowerCase(Locale.ROOT) + ": " + call.text());
            case Timer timer -> cause(event, Kind.INPUT, "timer \"" + timer.name() + "\" came due");
            case CorporateAction action -> cause(event, Kind.INPUT, OrderWords.of(action));
            case OperatorCommand command ->
                cause(event, Kind.INPUT, command.action() + " by " + command.operator() + ": " + command.reason());
            case StrategyFailed failed -> cause(event, Kind.INPUT, "strategy " + failed.strategy() + " failed: " + failed.error());
            case OrderCommand command -> accept(command, event);
            case ExecutionReport report -> accept(report, event);
            case OrderEvent change -> accept(change, event);
            case Fill fill -> accept(fill, event);
            case ReconciliationFinding finding -> {
                Life life = lastReported;
                lastFinding = step(event, Kind.FINDING, OrderWords.of(finding));
                if (life != null && event.causationId() == lastReportId) {
                    life.steps.add(lastFinding);
                }
            }
            default -> {
                // The remaining events do not concern orders.
            }
        }
    }

    private void accept(OrderCommand command, Event event) {
        lastClOrdId = Math.max(lastClOrdId, command.clOrdId());
        Life life = null;
        switch (command) {
            case OrderCommand.NewOrderSingle order -> {
                total++;
                life = kept(order.clOrdId(), new Life(order, event.tsEvent()));
            }
            case OrderCommand.CancelRequest cancel -> life = of(cancel.origClOrdId(), cancel.orderId());
            case OrderCommand.ReplaceRequest replace -> {
                life = of(replace.origClOrdId(), replace.orderId());
                if (life != null) {
                    life.terms = OrderWords.of(replace.terms());
                }
            }
            case OrderCommand.StatusRequest question -> life = byClOrdId.get(question.clOrdId());
        }
        if (life == null) {
            return;
        }
        byClOrdId.put(command.clOrdId(), life);
        life.steps.addAll(chain(event, life.steps));
        life.steps.add(step(event, Kind.COMMAND, OrderWords.of(command)));
    }

    private @Nullable Life of(long clOrdId, @Nullable String orderId) {
        return clOrdId != 0 ? byClOrdId.get(clOrdId) : orderId == null ? null : external.get(orderId);
    }

    /// The life, where it is asked for.
    private @Nullable Life kept(long clOrdId, Life life) {
        boolean fits = wanted.strategy().map(life.strategy::equals).orElse(true)
                && wanted.instrument().map(life.symbol::equals).orElse(true);
        if (fits) {
            lives.put(clOrdId, life);
        }
        return fits ? life : null;
    }

    /// What led to an event, root first, without what the life tells already.
    private Collection<Step> chain(Event event, List<Step> told) {
        Deque<Step> chain = new ArrayDeque<>();
        long at = event.causationId();
        long below = event.id();
        while (at > 0 && at < below) {
            long id = at;
            if (told.stream().anyMatch(step -> step.id() == id)) {
                break;
            }
            Step step = causes.get(at);
            if (step == null) {
                chain.addFirst(new Step(at, Timestamps.text(event.tsEvent()), Kind.INPUT,
                        DATUM, at));
                break;
            }
            chain.addFirst(step);
            below = at;
            at = step.causationId();
        }
        return chain;
    }

    private void accept(ExecutionReport report, Event event) {
        Life life = byClOrdId.get(report.clOrdId());
        if (life == null) {
            life = of(report.origClOrdId(), report.orderId());
        }
        if (life != null && life.route.isEmpty()) {
            life.route = RoutedBroker.routeOf(report.execId());
        }
        lastReported = life;
        lastReport = report;
        lastReportId = event.id();
        tell(life, event, Kind.REPORT, OrderWords.of(report));
    }

    /// An order whose number was never sent has been adopted: the broker's report and what reconciliation made of it are its beginning.
    private @Nullable Life adopted(OrderEvent change, Event event) {
        lastClOrdId = change.clOrdId();
        total++;
        ExecutionReport shown = event.causationId() == lastReportId ? lastReport : null;
        String terms = OrderWords.of(shown == null ? ReportDetail.NONE : shown.detail());
        Life life = kept(change.clOrdId(), new Life(change, terms, event.tsEvent()));
        if (life != null) {
            byClOrdId.put(change.clOrdId(), life);
            life.steps.addAll(chain(event, life.steps));
            Step finding = lastFinding;
            if (finding != null && finding.causationId() == event.causationId()) {
                life.steps.add(finding);
            }
            if (shown != null) {
                external.put(shown.orderId(), life);
                life.route = RoutedBroker.routeOf(shown.execId());
            }
        }
        return life;
    }

    private void accept(OrderEvent change, Event event) {
        Life life = change.clOrdId() > lastClOrdId ? adopted(change, event) : byClOrdId.get(change.clOrdId());
        if (life != null) {
            life.last = change;
            life.lastTs = event.tsEvent();
            life.quantity = change.orderQty().toString();
        }
        tell(life, event, Kind.STATE, OrderWords.of(change));
    }

    private void accept(Fill fill, Event event) {
        tell(byClOrdId.get(fill.clOrdId()), event, Kind.FILL, OrderWords.of(fill));
    }

    private void tell(@Nullable Life life, Event event, Kind kind, String text) {
        Step step = step(event, kind, text);
        causes.put(event.id(), step);
        if (life != null) {
            life.steps.add(step);
        }
    }

    private void cause(Event event, Kind kind, String text) {
        causes.put(event.id(), step(event, kind, text));
    }

    private static Step step(Event event, Kind kind, String text) {
        return new Step(event.id(), Timestamps.text(event.tsEvent()), kind, text, event.causationId());
    }

    List<OrderLife> chosen() {
        List<OrderLife> chosen = new ArrayList<>();
        lives.forEach((id, life) -> {
            OrderEvent last = life.last;
            boolean asked = wanted.ids().isEmpty() || wanted.ids().stream().anyMatch(one -> byClOrdId.get(one) == life);
            if (last != null && asked && (wanted.statuses().isEmpty() || wanted.statuses().contains(last.ordStatus()))) {
                chosen.add(new OrderLife(id, life.strategy, life.symbol, life.side, life.quantity, life.terms, life.tag, life.protective,
                        last.ordStatus().toString(), last.cumQty().toString(), last.avgPx().toString(), life.route, last.reason(),
                        Timestamps.text(life.createdTs), Timestamps.text(life.lastTs), life.steps));
            }
        });
        return chosen;
    }

    boolean knows(long clOrdId) {
        return byClOrdId.containsKey(clOrdId) || wanted.strategy().isPresent() || wanted.instrument().isPresent();
    }

    long total() {
        return total;
    }

    long rejected() {
        return rejected;
    }

    long lastClOrdId() {
        return lastClOrdId;
    }
}
