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
        final OrderCommand.NewOrderSingle command;
        final long createdTs;
        final List<Step> steps = new ArrayList<>();
        String quantity;
        String terms;
        String route = "";
        long lastTs;
        @Nullable
        OrderEvent last;

        Life(OrderCommand.NewOrderSingle command, long createdTs) {
            this.command = command;
            this.createdTs = createdTs;
            lastTs = createdTs;
            quantity = command.orderQty().toString();
            terms = OrderWords.of(command.terms());
        }
    }

    private final ListOrders.Request wanted;
    private final TreeMap<Long, Life> lives = new TreeMap<>();
    private final Map<Long, Life> byClOrdId = new LinkedHashMap<>();
    private final Map<Long, Step> causes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Step> eldest) {
            return size() > CAUSES_REMEMBERED;
        }
    };
    private @Nullable Life lastReported;
    private long lastReportId;
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
                if (life != null && event.causationId() == lastReportId) {
                    life.steps.add(step(event, Kind.FINDING, OrderWords.of(finding)));
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
                boolean fits = wanted.strategy().map(order.strategy().name()::equals).orElse(true)
                        && wanted.instrument().map(order.instrument().symbol()::equals).orElse(true);
                if (fits) {
                    life = new Life(order, event.tsEvent());
                    lives.put(order.clOrdId(), life);
                }
            }
            case OrderCommand.CancelRequest cancel -> life = byClOrdId.get(cancel.origClOrdId());
            case OrderCommand.ReplaceRequest replace -> {
                life = byClOrdId.get(replace.origClOrdId());
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
            life = byClOrdId.get(report.origClOrdId());
        }
        if (life != null && life.route.isEmpty()) {
            life.route = RoutedBroker.routeOf(report.execId());
        }
        lastReported = life;
        lastReportId = event.id();
        tell(life, event, Kind.REPORT, OrderWords.of(report));
    }

    private void accept(OrderEvent change, Event event) {
        Life life = byClOrdId.get(change.clOrdId());
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
                chosen.add(new OrderLife(id, life.command.strategy().name(), life.command.instrument().symbol(),
                        life.command.side().toString(), life.quantity, life.terms, life.command.tag(), life.command.protective(),
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
