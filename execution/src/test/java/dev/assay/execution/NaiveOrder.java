package dev.assay.execution;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An order's state derived anew from its whole history each time, by FIX's order of precedence and not by a table of transitions: the second
/// opinion of the state machine. It knows the requests sent and the reports received, nothing else, and shares no code with the OMS.
final class NaiveOrder {
    private record Done(long quantity, BigDecimal price) {}

    private final List<OrderCommand> sent = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();

    void sent(OrderCommand command) {
        sent.add(command);
    }

    void received(ExecutionReport report) {
        reports.add(report);
    }

    /// Fills that stand, by execution id.
    private Map<String, Done> fills() {
        Map<String, Done> fills = new LinkedHashMap<>();
        for (ExecutionReport r : reports) {
            if (r.execType() == ExecType.TRADE_CANCEL || r.execType() == ExecType.TRADE_CORRECT) {
                fills.remove(r.execRefId());
            }
            if (r.execType() == ExecType.TRADE || r.execType() == ExecType.TRADE_CORRECT) {
                fills.put(r.execId(), new Done(r.lastQty().units(), Objects.requireNonNull(r.lastPx()).decimal()));
            }
        }
        return fills;
    }

    long cum() {
        return fills().values().stream().mapToLong(Done::quantity).sum();
    }

    BigDecimal notional() {
        return fills().values().stream().map(f -> f.price().multiply(BigDecimal.valueOf(f.quantity()))).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }

    long total() {
        long total = ((OrderCommand.NewOrderSingle) sent.getFirst()).orderQty().units();
        for (ExecutionReport r : reports) {
            if (r.execType() == ExecType.REPLACED || r.execType() == ExecType.RESTATED) {
                total = r.orderQty().units();
            }
        }
        return total;
    }

    long leaves() {
        return ended() ? 0 : Math.max(0, total() - cum());
    }

    private boolean had(ExecType type) {
        return reports.stream().anyMatch(r -> r.execType() == type);
    }

    private boolean ended() {
        return had(ExecType.CANCELED) || had(ExecType.EXPIRED) || had(ExecType.REJECTED);
    }

    private boolean open(OrderCommand request) {
        return !ended() && reports.stream().noneMatch(r -> r.clOrdId() == request.clOrdId()
                && (r.execType() == ExecType.CANCEL_REJECTED || r.execType() == ExecType.REPLACED));
    }

    /// Suspended until the venue says that it works again, or it has filled.
    private boolean suspended() {
        boolean suspended = false;
        for (int i = 0; i < reports.size(); i++) {
            ExecutionReport r = reports.get(i);
            suspended = r.execType() == ExecType.SUSPENDED || suspended && r.execType() != ExecType.NEW
                    && r.execType() != ExecType.RESTATED && r.ordStatus() != OrdStatus.FILLED;
        }
        return suspended;
    }

    /// All states that apply; the one of the highest precedence is the order's. A fill does not change an order that has ended.
    OrdStatus status() {
        List<OrdStatus> apply = new ArrayList<>(List.of(OrdStatus.PENDING_NEW));
        long cum = cum();
        for (OrderCommand request : sent) {
            if (request instanceof OrderCommand.CancelRequest && open(request)) {
                apply.add(OrdStatus.PENDING_CANCEL);
            }
            if (request instanceof OrderCommand.ReplaceRequest && open(request)) {
                apply.add(OrdStatus.PENDING_REPLACE);
            }
        }
        if (had(ExecType.CANCELED)) {
            apply.add(OrdStatus.CANCELED);
        } else if (had(ExecType.EXPIRED)) {
            apply.add(OrdStatus.EXPIRED);
        } else if (had(ExecType.REJECTED)) {
            return OrdStatus.REJECTED;
        } else {
            boolean heard = reports.stream().anyMatch(NaiveOrder::acknowledges);
            if (heard) {
                apply.set(0, OrdStatus.NEW);
            }
            if (suspended()) {
                apply.add(OrdStatus.SUSPENDED);
            }
            if (cum > 0) {
                apply.add(cum < total() ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED);
            }
        }
        return apply.stream().max(Comparator.comparingInt(OrdStatus::precedence)).orElseThrow();
    }

    private static boolean acknowledges(ExecutionReport r) {
        return r.execType() != ExecType.CANCEL_REJECTED && r.execType() != ExecType.PENDING_CANCEL
                && r.execType() != ExecType.PENDING_REPLACE
                && !(r.execType() == ExecType.ORDER_STATUS && r.ordStatus() == OrdStatus.PENDING_NEW);
    }
}
