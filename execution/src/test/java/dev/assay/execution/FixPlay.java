package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.qty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.execution.FixScenario.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One way through a scenario, played with an OMS. The names of ids in the file (X, Y, Z) stand for ids that the OMS gives.
final class FixPlay {
    private static final Pattern REASON = Pattern.compile("(OrdRejReason|CxlRejReason|ExecRestatementReason)=(\\d+)");
    private static final Pattern CASH = Pattern.compile("CashOrderQty\\(152\\)=(\\d+)");
    private static final Pattern HELD = Pattern.compile("we hold: (\\w) (\\d+) (\\d+) (\\d+)");
    /// For names in the file that the OMS has never given an id.
    private static final long NEVER_GIVEN = 900_000;

    private final FixScenario scenario;
    private final Desk desk = new Desk(CostModels.none(), Oms.Limits.DEFAULT, Desk.OTHER);
    private final Map<String, Long> ids = new LinkedHashMap<>();
    private final List<Long> acknowledged = new ArrayList<>();
    private final Map<Long, OrderCommand> born = new LinkedHashMap<>();

    FixPlay(FixScenario scenario) {
        this.scenario = scenario;
    }

    void run(List<Row> path) {
        for (Row row : path) {
            switch (row.get("direction")) {
                case "IN" -> request(row);
                case "OUT" -> {
                    ExecutionReport report = report(row);
                    desk.oms.onReport(report);
                    check(row, report);
                }
                case "EVENT" -> {
                }
                default -> throw new IllegalArgumentException("direction in " + row);
            }
        }
    }

    private void request(Row row) {
        int sent = desk.sent.size();
        switch (row.get("message")) {
            case "NewOrderSingle(D)" -> order(row);
            case "OrderCancelRequest(F)" -> cancel(row);
            case "OrderCancelReplaceRequest(G)" -> replace(row);
            case "OrderStatusRequest(H)" -> status(row);
            default -> throw new IllegalArgumentException("message in " + row);
        }
        boolean repeat = row.get("message").startsWith("NewOrderSingle") && desk.sent.size() == sent;
        assertThat(desk.sent.size() - sent).as(row + ": commands sent").isEqualTo(repeat ? 0 : 1);
    }

    /// A second order under the same id is only ever the same command again, and only while it is unanswered.
    private void order(Row row) {
        String name = row.get("clordid");
        Long known = ids.get(name);
        if (known != null) {
            boolean pending = desk.live(known).own == OrdStatus.PENDING_NEW;
            assertThat(desk.oms.resend(known, "scenario", 901, 101)).as(row.toString()).isEqualTo(pending ? 1 : 0);
            assertThat(desk.sent).filteredOn(c -> c.clOrdId() == known).as("one id, one content").containsOnly(born.get(known));
            return;
        }
        long quantity = row.number("order_qty_38");
        String comment = row.get("comment");
        TimeInForce life = comment.contains("TIF=GTC") || scenario.overDays()
                ? TimeInForce.GTC
                : comment.contains("TIF=IOC") || comment.contains("TIF=3")
                        ? TimeInForce.IOC
                        : comment.contains("TIF=4") ? TimeInForce.FOK : TimeInForce.DAY;
        OrderTerms terms = OrderTerms.limit(Desk.px("56"), life);
        Matcher cash = CASH.matcher(comment);
        Money amount = cash.find() ? Money.of(cash.group(1), Currency.of("EUR")) : null;
        long id = desk.submit(new OrderIntent(Desk.STRATEGY, ACME, Side.BUY, qty(amount == null ? quantity : 400), terms, name, false, 0,
                "scenario", amount));
        ids.put(name, id);
        born.put(id, desk.sent.getLast());
        assertThat(desk.sent.getLast()).isEqualTo(new OrderCommand.NewOrderSingle(id, Desk.STRATEGY, ACME, Side.BUY,
                qty(amount == null ? quantity : 400), terms, name, false, amount));
    }

    private void cancel(Row row) {
        LiveOrder order = known(row.get("origclordid"));
        long orig = id(row.get("origclordid"));
        if (order == null) {
            ids.put(row.get("clordid"), desk.oms.cancelUnknown(orig, null, ACME, "scenario", 901, 101));
        } else {
            assertThat(desk.oms.cancel(order.firstClOrdId, "scenario", 901, 101)).as(row.toString()).isTrue();
            ids.put(row.get("clordid"), desk.oms.lastClOrdId());
        }
        assertThat(desk.sent.getLast()).as(row + ": OrigClOrdID is the last one that was not rejected").isEqualTo(
                new OrderCommand.CancelRequest(id(row.get("clordid")), orig, brokersId(order), ACME, "scenario"));
    }

    private void replace(Row row) {
        LiveOrder order = Objects.requireNonNull(known(row.get("origclordid")), row + ": no such order");
        long quantity = row.number("order_qty_38");
        OrderTerms terms = quantity == order.orderUnits
                ? OrderTerms.limit(Desk.px("57"), order.terms.timeInForce())
                : order.terms;
        long request = desk.submit(new OrderIntent(Desk.STRATEGY, ACME, Side.BUY, qty(quantity), terms, order.tag, false,
                order.firstClOrdId, "scenario"));
        assertThat(request).as(row + " is sent").isPositive();
        ids.put(row.get("clordid"), request);
        assertThat(desk.sent.getLast()).as(row + ": OrigClOrdID is the last one that was not rejected")
                .isEqualTo(new OrderCommand.ReplaceRequest(request, id(row.get("origclordid")), brokersId(order), ACME, qty(quantity),
                        terms));
    }

    private void status(Row row) {
        LiveOrder order = known(row.get("clordid"));
        long id = id(row.get("clordid"));
        if (order == null) {
            desk.oms.requestStatus(id, null, ACME, Side.BUY, 901, 101);
        } else {
            assertThat(desk.oms.requestStatus(id, 901, 101)).as(row.toString()).isTrue();
        }
        assertThat(desk.sent.getLast()).isEqualTo(new OrderCommand.StatusRequest(id, brokersId(order), ACME, Side.BUY));
    }

    private static @Nullable String brokersId(@Nullable LiveOrder order) {
        return order == null || order.orderId.isEmpty() ? null : order.orderId;
    }

    private long id(String name) {
        return name.isEmpty() ? 0 : ids.getOrDefault(name, NEVER_GIVEN + name.hashCode() % 1000);
    }

    private @Nullable LiveOrder known(String name) {
        Long id = ids.get(name);
        return id == null ? null : desk.oms.known(id);
    }

    /// The order a row speaks of; an order without client order id is the one that was adopted.
    private @Nullable LiveOrder order(Row row, String... columns) {
        for (String column : columns) {
            LiveOrder order = known(row.get(column));
            if (order != null) {
                return order;
            }
        }
        List<Order> adopted = row.get("clordid").isEmpty() ? desk.oms.working(Desk.OTHER) : List.of();
        return adopted.isEmpty() ? desk.external() : desk.live(adopted.getFirst().firstClOrdId());
    }

    private ExecutionReport report(Row row) {
        boolean reject = row.get("message").startsWith("OrderCancelReject");
        ExecType type = reject ? ExecType.CANCEL_REJECTED : execType(row.get("exec_type_150"));
        boolean trade = type == ExecType.TRADE || type == ExecType.TRADE_CORRECT;
        String price = row.get("last_px_31").isEmpty() || row.number("cum_qty_14") == 0 ? "50" : row.get("last_px_31");
        String execId = row.get("exec_id_17").isEmpty() ? reject ? "" : desk.nextExecId() : row.get("exec_id_17");
        if (type == ExecType.PENDING_CANCEL || type == ExecType.PENDING_REPLACE) {
            acknowledged.add(id(row.get("clordid")));
        }
        LiveOrder order = order(row, "clordid", "origclordid");
        String orderId = "V" + (order == null ? 1 : order.firstClOrdId);
        return new ExecutionReport(execId, orderId, id(row.get("clordid")), id(row.get("origclordid")), ACME, reject ? null : Side.BUY,
                type, status(row.get("ord_status_39")), qty(row.number("order_qty_38")), qty(row.number("cum_qty_14")),
                qty(row.number("leaves_qty_151")), qty(trade ? row.number("last_qty_32") : 0), trade ? Price.of(price) : null,
                row.get("exec_ref_id_19"), "", 7_000, 0, null, new Price(0, 4), detail(row));
    }

    private static ReportDetail detail(Row row) {
        Matcher reason = REASON.matcher(row.get("reject_or_restate_reason") + " " + row.get("comment"));
        int tag = !reason.find() ? 0 : reason.group(1).startsWith("Ord") ? 103 : reason.group(1).startsWith("Cxl") ? 102 : 378;
        String day = row.get("day_cum_qty_425");
        return new ReportDetail(tag == 0 ? ReportReason.NONE : ReportReason.of(tag, Integer.parseInt(reason.group(2))), null, null, null,
                day.isEmpty() ? null : qty(Long.parseLong(day)));
    }

    /// What we hold after a report that was overtaken, or that overtook: state, OrderQty, CumQty, LeavesQty. A fill may be missing by then.
    private void late(Row row, String at) {
        Matcher held = HELD.matcher(row.get("comment"));
        assertThat(held.find()).as(at + " says what we hold").isTrue();
        assertThat(desk.findings()).as(at).extracting(ReconciliationFinding::kind).allMatch(kind -> kind == Kind.MISSED_FILL);
        LiveOrder live = Objects.requireNonNull(order(row, "clordid", "origclordid"));
        assertThat(live.frozen).as(at + ", frozen").isFalse();
        assertThat(live.own).as(at + ", state").isEqualTo(status(held.group(1)));
        Order order = desk.order(live.firstClOrdId);
        assertThat(List.of(order.orderQty().units(), order.cumQty().units(), order.leavesQty().units())).as(at + ", quantities")
                .containsExactly(Long.valueOf(held.group(2)), Long.valueOf(held.group(3)), Long.valueOf(held.group(4)));
    }

    private void check(Row row, ExecutionReport report) {
        String at = scenario.name() + " row " + row;
        if (row.get("path").equals("late")) {
            late(row, at);
            return;
        }
        assertThat(desk.findings()).as(at).allMatch(finding -> finding.action() == Action.ADOPT
                || finding.kind() == Kind.MISSED_FILL && scenario.races());
        LiveOrder live = order(row, "clordid", "origclordid");
        if (live == null) {
            assertThat(report.ordStatus()).as(at + ", of an order that is not known").isEqualTo(OrdStatus.REJECTED);
            return;
        }
        boolean unanswered = false;
        for (Request r = live.requests; r != null; r = r.next) {
            unanswered |= !acknowledged.contains(r.clOrdId);
        }
        boolean pendingSaid = report.ordStatus() == OrdStatus.PENDING_REPLACE || report.ordStatus() == OrdStatus.PENDING_CANCEL;
        OrdStatus seen = unanswered && !pendingSaid ? live.own : live.status();
        assertThat(seen).as(at + ", state").isEqualTo(report.ordStatus());
        boolean repeat = report.execType() == ExecType.REJECTED && report.ordStatus() != OrdStatus.REJECTED;
        boolean early = report.execType() == ExecType.PENDING_REPLACE && report.orderQty().units() != live.orderUnits
                && acknowledged.size() > 1;
        if (report.execType() != ExecType.CANCEL_REJECTED && !repeat && !early) {
            quantities(row, report, desk.order(live.firstClOrdId), at);
        }
    }

    private static void quantities(Row row, ExecutionReport report, Order order, String at) {
        if (!row.get("order_qty_38").isEmpty()) {
            assertThat(order.orderQty()).as(at + ", OrderQty").isEqualTo(report.orderQty());
        }
        assertThat(order.cumQty()).as(at + ", CumQty").isEqualTo(report.cumQty());
        assertThat(order.leavesQty()).as(at + ", LeavesQty").isEqualTo(report.leavesQty());
        if (!row.get("avg_px_6").isEmpty() && report.cumQty().signum() > 0) {
            assertThat(order.avgPx()).as(at + ", AvgPx").isEqualTo(Price.of(row.get("avg_px_6")));
        }
        if (!row.get("day_cum_qty_425").isEmpty()) {
            assertThat(order.dayCumQty()).as(at + ", DayCumQty").isEqualTo(qty(row.number("day_cum_qty_425")));
        }
        if (!row.get("day_order_qty_424").isEmpty()) {
            assertThat(order.dayOrderQty()).as(at + ", DayOrderQty").isEqualTo(qty(row.number("day_order_qty_424")));
        }
    }

    private static ExecType execType(String fix) {
        return Stream.of(ExecType.values()).filter(t -> t != ExecType.CANCEL_REJECTED && String.valueOf(t.fix()).equals(fix))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("ExecType " + fix));
    }

    private static OrdStatus status(String fix) {
        return Stream.of(OrdStatus.values()).filter(s -> String.valueOf(s.fix()).equals(fix)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("OrdStatus " + fix));
    }
}
