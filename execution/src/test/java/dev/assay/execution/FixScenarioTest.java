package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.qty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.execution.FixScenario.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The order state change scenarios of FIX 4.4, volume 4, appendix D, played to the OMS: it sends the requests, the file answers.
///
/// Not checked, because orders do not carry them: DayOrderQty, DayCumQty, ExecRestatementReason.
class FixScenarioTest {
    private static final Map<String, String> NOT_COVERED = new TreeMap<>(Map.of(
            "E.1.a", "an order given by telephone has no client order id: adopting it is reconciliation's task",
            "G.1.a", "status requests are not sent yet, so an answer that carries the request's own id is unknown",
            "L.1.b", "orders for an amount of cash are sized before they are sent, CashOrderQty is not"));
    private static final Map<String, String> IN_PART = new TreeMap<>(Map.of(
            "B.1.f", "the OMS cannot send a cancel for an order it does not know; the broker's answer raises a finding",
            "F.1.a", "the OMS never uses a client order id twice; the broker's answer is received",
            "G.1.b", "the status request itself is not sent yet; the broker's answer is received",
            "G.1.c", "the status requests themselves are not sent yet; the broker's answers are received"));

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return FixScenario.load().stream().flatMap(FixScenarioTest::tests);
    }

    private static Stream<DynamicTest> tests(FixScenario scenario) {
        String why = NOT_COVERED.get(scenario.name());
        if (why != null) {
            return Stream.of(DynamicTest.dynamicTest(scenario.name() + " not covered: " + why, () -> abort(why)));
        }
        String note = IN_PART.containsKey(scenario.name()) ? " (in part: " + IN_PART.get(scenario.name()) + ")" : "";
        List<DynamicTest> tests = new ArrayList<>();
        for (List<Row> path : scenario.paths()) {
            String name = scenario.name() + (tests.isEmpty() ? "" : " or else " + path.getLast()) + note;
            tests.add(DynamicTest.dynamicTest(name, () -> new Play(scenario).run(path)));
        }
        return tests.stream();
    }

    @Test
    void what_is_not_covered_is_in_the_file() {
        assertThat(FixScenario.load()).hasSizeGreaterThanOrEqualTo(37).extracting(FixScenario::name).doesNotHaveDuplicates()
                .containsAll(NOT_COVERED.keySet()).containsAll(IN_PART.keySet());
    }

    /// One run of one path.
    private static final class Play {
        private final FixScenario scenario;
        private final Desk desk = new Desk();
        private final Map<String, Long> ids = new LinkedHashMap<>();
        private final List<Long> acknowledged = new ArrayList<>();
        private long order;

        Play(FixScenario scenario) {
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
            String id = row.get("clordid");
            long quantity = row.number("order_qty_38");
            OrderTerms terms = OrderTerms.limit(Desk.px("56"), good(row) ? TimeInForce.GTC : TimeInForce.DAY);
            switch (row.get("message")) {
                case "NewOrderSingle(D)" -> {
                    if (!ids.containsKey(id)) {
                        order = desk.submit(Desk.intent(Side.BUY, quantity, terms));
                        ids.put(id, order);
                    }
                }
                case "OrderCancelRequest(F)" -> {
                    boolean sent = desk.oms.cancel(order, "scenario", 901, 101);
                    assertThat(sent).as(row.toString()).isEqualTo(order != 0);
                    ids.put(id, sent ? desk.oms.lastClOrdId() : 77L);
                }
                case "OrderCancelReplaceRequest(G)" -> {
                    long request = desk.submit(Desk.replacing(order, Side.BUY, quantity, desk.order(order).terms()));
                    assertThat(request).as(row + " is sent").isPositive();
                    ids.put(id, request);
                    assertThat(desk.sent.getLast()).as("OrigClOrdID is the last one that was not rejected")
                            .isEqualTo(new dev.assay.core.order.OrderCommand.ReplaceRequest(request, id(row, "origclordid"),
                                    desk.order(order).orderId().isEmpty() ? null : "V1", ACME, qty(quantity),
                                    desk.order(order).terms()));
                }
                case "OrderStatusRequest(H)" -> {
                }
                default -> throw new IllegalArgumentException("message in " + row);
            }
        }

        private long id(Row row, String column) {
            return java.util.Objects.requireNonNull(ids.get(row.get(column)), () -> column + " of " + row);
        }

        private boolean good(Row row) {
            return row.get("comment").contains("TIF=GTC");
        }

        private ExecutionReport report(Row row) {
            boolean reject = row.get("message").startsWith("OrderCancelReject");
            ExecType type = reject ? ExecType.CANCEL_REJECTED : execType(row.get("exec_type_150"));
            boolean trade = type == ExecType.TRADE || type == ExecType.TRADE_CORRECT;
            String price = row.get("last_px_31").isEmpty() ? "50" : row.get("last_px_31");
            String execId = row.get("exec_id_17").isEmpty() ? reject ? "" : desk.nextExecId() : row.get("exec_id_17");
            long orig = row.get("origclordid").isEmpty() ? 0 : ids.getOrDefault(row.get("origclordid"), 99L);
            if (type == ExecType.PENDING_CANCEL || type == ExecType.PENDING_REPLACE) {
                acknowledged.add(id(row, "clordid"));
            }
            return new ExecutionReport(execId, "V1", id(row, "clordid"), orig, ACME, Side.BUY, type,
                    status(row.get("ord_status_39")), qty(row.number("order_qty_38")), qty(row.number("cum_qty_14")),
                    qty(row.number("leaves_qty_151")), qty(trade ? row.number("last_qty_32") : 0), trade ? Price.of(price) : null,
                    row.get("exec_ref_id_19"), row.get("reject_or_restate_reason"), 7_000, 0, null, new Price(0, 4));
        }

        private void check(Row row, ExecutionReport report) {
            String at = scenario.name() + " row " + row;
            if (order == 0) {
                assertThat(desk.findings()).as(at).hasSize(1);
                return;
            }
            assertThat(desk.findings()).as(at).isEmpty();
            LiveOrder live = desk.live(order);
            boolean unanswered = false;
            for (Request r = live.requests; r != null; r = r.next) {
                unanswered |= !acknowledged.contains(r.clOrdId);
            }
            boolean duplicate = report.execType() == ExecType.REJECTED && report.ordStatus() != OrdStatus.REJECTED;
            OrdStatus seen = unanswered && report.ordStatus() != OrdStatus.PENDING_REPLACE ? live.own : live.status();
            assertThat(seen).as(at + ", state").isEqualTo(report.ordStatus());
            if (report.execType() == ExecType.CANCEL_REJECTED || duplicate) {
                return;
            }
            boolean early = report.execType() == ExecType.PENDING_REPLACE && !report.orderQty().equals(desk.order(order).orderQty());
            if (early) {
                assertThat(acknowledged).as(at + ", as printed: the quantity of a replace not yet accepted").hasSizeGreaterThan(1);
                return;
            }
            assertThat(desk.order(order).orderQty()).as(at + ", OrderQty").isEqualTo(report.orderQty());
            assertThat(desk.order(order).cumQty()).as(at + ", CumQty").isEqualTo(report.cumQty());
            assertThat(desk.order(order).leavesQty()).as(at + ", LeavesQty").isEqualTo(report.leavesQty());
            if (!row.get("avg_px_6").isEmpty() && report.cumQty().signum() > 0) {
                assertThat(desk.order(order).avgPx()).as(at + ", AvgPx").isEqualTo(Price.of(row.get("avg_px_6")));
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
}
