package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.qty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Orders in doubt: frozen ones, unknown outcomes, ids in use, orders that are not ours, and what settles them.
class OmsDoubtTest {
    private static final OrderTerms LIMIT = OrderTerms.limit(Desk.px("10"), TimeInForce.DAY);
    private final Desk desk = new Desk();

    private ExecutionReport answer(long id, OrdStatus status, long total, long cum, long leaves) {
        return desk.report(id, ExecType.ORDER_STATUS, status, total, cum, leaves).build();
    }

    private ExecutionReport unknownThere(long id) {
        return answer(id, OrdStatus.REJECTED, 0, 0, 0).withDetail(ReportDetail.because(ReportReason.UNKNOWN_ORDER));
    }

    private ExecutionReport duplicate(long id, long total, OrderTerms terms) {
        return desk.report(id, ExecType.REJECTED, OrdStatus.REJECTED, total, 0, 0).build()
                .withDetail(ReportDetail.terms(ReportReason.DUPLICATE_ORDER, terms));
    }

    /// An order of 100 frozen because a report says more than can be.
    private long frozen() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        desk.trade(id, 40, "10", 100, 40);
        desk.oms.onReport(desk.report(id, ExecType.REPLACED, OrdStatus.NEW, 50, 0, 50).build());
        assertThat(desk.oms.held(id)).isTrue();
        return id;
    }

    @Test
    void an_impossible_report_freezes_and_shows_both_views() {
        long id = frozen();
        assertThat(desk.findings()).singleElement().returns(Kind.IMPOSSIBLE_REPORT, ReconciliationFinding::kind)
                .returns(Action.FREEZE, ReconciliationFinding::action)
                .satisfies(f -> assertThat(f.ours()).contains("PARTIALLY_FILLED", "filled 40"))
                .satisfies(f -> assertThat(f.theirs()).contains("REPLACED report", "ordered 50", "filled 0"));
        assertThat(desk.order(id).cumQty()).isEqualTo(qty(40));
    }

    /// A cancel crosses the end of the order there, and the report of that end is still on its way, or lost.
    @Test
    void a_refused_cancel_that_tells_of_an_end_not_heard_of_is_asked_about() {
        for (boolean lost : List.of(false, true)) {
            long id = desk.buy(100);
            desk.ack(id, 100);
            int asked = questions().size();
            assertThat(desk.oms.cancel(id, "enough", 7, 7)).isTrue();
            desk.oms.onReport(desk.report(id + 1, ExecType.CANCEL_REJECTED, OrdStatus.EXPIRED, 100, 0, 0).build());
            assertThat(desk.findings()).isEmpty();
            assertThat(desk.oms.held(id)).isTrue();
            assertThat(desk.oms.workingBuyUnits(ACME)).as("it may have filled before it ended").isEqualTo(100);
            assertThat(questions()).hasSize(asked + 1);
            if (!lost) {
                desk.oms.onReport(desk.report(id, ExecType.EXPIRED, OrdStatus.EXPIRED, 100, 0, 0).build());
            }
            desk.oms.onReport(answer(id, OrdStatus.EXPIRED, 100, 0, 0));
            assertThat(desk.order(id).status()).isEqualTo(OrdStatus.EXPIRED);
            assertThat(desk.oms.held(id)).isFalse();
            assertThat(desk.oms.workingBuyUnits(ACME)).isZero();
            assertThat(desk.findings()).isEmpty();
        }
    }

    @Test
    void an_order_that_ended_in_one_way_cannot_have_ended_in_another() {
        long id = desk.buy(100);
        desk.oms.cancel(id, "enough", 7, 7);
        desk.trade(id, 100, "10", 100, 100);
        desk.oms.onReport(desk.report(2, ExecType.CANCEL_REJECTED, OrdStatus.EXPIRED, 100, 0, 0).build());
        assertThat(desk.findings()).singleElement().returns(Kind.IMPOSSIBLE_REPORT, ReconciliationFinding::kind)
                .returns(Action.FREEZE, ReconciliationFinding::action);
    }

    @Test
    void what_comes_into_doubt_is_asked_about_once() {
        long frozen = frozen();
        assertThat(questions()).containsExactly(new OrderCommand.StatusRequest(frozen, "V1", ACME, Side.BUY));
        desk.oms.onReport(desk.report(frozen, ExecType.NEW, OrdStatus.NEW, 90, 0, 90).build());
        assertThat(desk.findings()).hasSize(2);
        assertThat(questions()).as("it is frozen already").hasSize(1);
        desk.oms.onReport(answer(frozen, OrdStatus.PARTIALLY_FILLED, 100, 40, 60));
        assertThat(desk.oms.held(frozen)).isFalse();
        desk.oms.onReport(desk.report(frozen, ExecType.NEW, OrdStatus.NEW, 90, 0, 90).build());
        assertThat(questions()).as("frozen anew").hasSize(2);

        long unknown = desk.buy(50);
        desk.oms.outcomeUnknown(unknown, "HTTP 504", 3, 3);
        assertThat(questions()).hasSize(3).last().isEqualTo(new OrderCommand.StatusRequest(unknown, null, ACME, Side.BUY));
        long inUse = desk.buy(60);
        desk.oms.onReport(desk.report(inUse, ExecType.REJECTED, OrdStatus.NEW, 0, 0, 0).build()
                .withDetail(ReportDetail.because(ReportReason.DUPLICATE_ORDER)));
        assertThat(questions()).hasSize(4).last().isEqualTo(new OrderCommand.StatusRequest(inUse, null, ACME, Side.BUY));
    }

    private List<OrderCommand> questions() {
        return desk.sent.stream().filter(OrderCommand.StatusRequest.class::isInstance).toList();
    }

    @Test
    void an_answer_to_a_status_request_settles_a_frozen_order() {
        long id = frozen();
        assertThat(desk.oms.requestStatus(id, 7, 7)).isTrue();
        assertThat(desk.sent.getLast()).isEqualTo(new OrderCommand.StatusRequest(id, "V1", ACME, Side.BUY));
        desk.oms.onReport(answer(id, OrdStatus.PARTIALLY_FILLED, 80, 40, 40));
        assertThat(desk.oms.held(id)).isFalse();
        assertThat(desk.order(id)).returns(qty(80), Order::orderQty).returns(qty(40), Order::leavesQty);
        assertThat(desk.order(id).reason()).isEqualTo("so it is by Venue's answer to a status request");
        assertThat(desk.findings()).hasSize(1);
    }

    @Test
    void a_frozen_order_that_the_broker_has_ended_is_ended() {
        long id = frozen();
        desk.oms.onReport(answer(id, OrdStatus.CANCELED, 100, 40, 0));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.CANCELED);
        assertThat(desk.oms.workingCount()).isZero();
    }

    @Test
    void an_answer_that_lacks_a_booked_fill_settles_nothing() {
        long id = frozen();
        desk.oms.onReport(answer(id, OrdStatus.NEW, 100, 0, 100));
        assertThat(desk.oms.held(id)).isTrue();
        assertThat(desk.findings()).hasSize(2);
        assertThat(desk.order(id).cumQty()).isEqualTo(qty(40));
    }

    @Test
    void an_answer_with_more_filled_holds_the_order_until_the_fill_comes() {
        long id = frozen();
        desk.oms.onReport(answer(id, OrdStatus.PARTIALLY_FILLED, 100, 70, 30));
        assertThat(desk.oms.held(id)).isTrue();
        assertThat(desk.findings().getLast().kind()).isEqualTo(Kind.MISSED_FILL);
        desk.trade(id, 30, "11", 100, 70);
        assertThat(desk.oms.held(id)).isFalse();
        assertThat(desk.all(Fill.class)).hasSize(2);
    }

    @Test
    void a_person_may_release_a_frozen_order() {
        long id = frozen();
        assertThat(desk.oms.unfreeze(id, "checked by telephone", 8, 8)).isTrue();
        assertThat(desk.oms.held(id)).isFalse();
        assertThat(desk.last(OrderEvent.class).reason()).isEqualTo("released: checked by telephone");
        assertThat(desk.oms.unfreeze(id, "again", 8, 8)).isFalse();
    }

    @Test
    void an_unknown_outcome_stays_open_until_the_broker_says() {
        long id = desk.buy(100);
        assertThat(desk.oms.outcomeUnknown(id, "HTTP 504", 3, 3)).isTrue();
        assertThat(desk.oms.held(id)).isTrue();
        assertThat(desk.order(id).reason()).isEqualTo("the outcome is not known until the broker says: HTTP 504");
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(100);
        assertThat(desk.oms.replaceRefusal(desk.live(id), 50)).contains("frozen");
        desk.ack(id, 100);
        assertThat(desk.oms.held(id)).isFalse();
        assertThat(desk.oms.outcomeUnknown(id, "late", 3, 3)).isFalse();
    }

    @Test
    void an_order_proven_absent_ends_and_a_late_acknowledgement_is_an_anomaly() {
        long id = desk.buy(100);
        desk.oms.outcomeUnknown(id, "disconnected", 3, 3);
        desk.oms.onReport(unknownThere(id));
        assertThat(desk.order(id)).returns(OrdStatus.REJECTED, Order::status).returns(
                "Venue does not know the order: it never arrived there",
                Order::reason);
        assertThat(desk.oms.held(id)).isFalse();
        assertThat(desk.findings()).isEmpty();
        desk.ack(id, 100);
        assertThat(desk.findings()).singleElement().returns(Kind.IMPOSSIBLE_REPORT, ReconciliationFinding::kind);
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.REJECTED);
        desk.oms.onReport(answer(id, OrdStatus.NEW, 100, 0, 100));
        assertThat(desk.order(id).status()).as("the broker's answer revives it").isEqualTo(OrdStatus.NEW);
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(100);
    }

    @Test
    void a_frozen_order_that_seemed_over_can_be_cancelled() {
        long id = desk.buy(100);
        desk.oms.onReport(unknownThere(id));
        desk.ack(id, 100);
        assertThat(desk.oms.cancel(id, "it may be alive", 5, 5)).isTrue();
        desk.oms.onReport(desk.report(id + 1, ExecType.CANCELED, OrdStatus.CANCELED, 100, 0, 0).build());
        assertThat(desk.findings()).as("a rejected order cannot be cancelled either").hasSize(2);
        desk.oms.onReport(answer(id, OrdStatus.CANCELED, 100, 0, 0));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.CANCELED);
        assertThat(desk.oms.workingCount()).isZero();
    }

    @Test
    void a_retry_is_the_same_command_under_the_same_id() {
        long id = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        OrderCommand first = desk.sent.getFirst();
        assertThat(desk.oms.resend(id, "no answer in 5 s", 4, 4)).isEqualTo(1);
        assertThat(desk.sent).containsExactly(first, first);
        desk.ack(id, 100);
        assertThat(desk.oms.resend(id, "again", 4, 4)).isZero();
        desk.oms.cancel(id, "enough", 5, 5);
        OrderCommand cancel = desk.sent.getLast();
        assertThat(desk.oms.resend(id, "no answer", 6, 6)).isEqualTo(1);
        assertThat(desk.sent.getLast()).isEqualTo(cancel);
        assertThat(desk.oms.lastClOrdId()).isEqualTo(2);
    }

    @Test
    void an_id_in_use_proves_the_order_where_all_terms_agree() {
        long id = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        desk.oms.onReport(duplicate(id, 100, OrderTerms.limit(Price.of("10.00"), TimeInForce.DAY)));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.NEW);
        assertThat(desk.order(id).reason()).contains("accepted before");
        assertThat(desk.findings()).isEmpty();
    }

    @Test
    void an_id_in_use_by_another_order_halts() {
        long quantity = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        desk.oms.onReport(duplicate(quantity, 200, LIMIT));
        long price = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        desk.oms.onReport(duplicate(price, 100, OrderTerms.limit(Desk.px("10.01"), TimeInForce.DAY)));
        long type = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        desk.oms.onReport(duplicate(type, 100, OrderTerms.market()));
        assertThat(desk.findings()).hasSize(3).allMatch(f -> f.kind() == Kind.DUPLICATE_ID && f.action() == Action.HALT);
        assertThat(desk.findings()).extracting(ReconciliationFinding::theirs).satisfiesExactly(
                a -> assertThat(a).contains("is for 200, ours for 100"), b -> assertThat(b).contains("LIMIT at 10.01"),
                c -> assertThat(c).contains("is MARKET"));
        assertThat(desk.order(quantity).status()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(desk.oms.held(quantity)).isTrue();
    }

    @Test
    void an_id_in_use_by_an_order_that_is_not_shown_stays_in_doubt() {
        long id = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        desk.oms.onReport(desk.report(id, ExecType.REJECTED, OrdStatus.REJECTED, 0, 0, 0).build()
                .withDetail(ReportDetail.because(ReportReason.DUPLICATE_ORDER)));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(desk.oms.held(id)).isTrue();
        assertThat(desk.findings()).isEmpty();
        desk.oms.onReport(answer(id, OrdStatus.NEW, 100, 0, 100));
        assertThat(desk.order(id).status()).as("an answer without terms proves nothing").isEqualTo(OrdStatus.PENDING_NEW);
        desk.oms.onReport(answer(id, OrdStatus.NEW, 100, 0, 100).withDetail(ReportDetail.terms(ReportReason.NONE, LIMIT)));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.NEW);
        assertThat(desk.oms.held(id)).isFalse();
    }

    @Test
    void one_execution_id_for_two_reports_is_not_a_repeat() {
        long id = desk.buy(100);
        ExecutionReport first = desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 40, 60).last(40, "10").id("E").build();
        ExecutionReport other = desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 60, 40).last(20, "10").id("E").build();
        desk.oms.onReport(first);
        desk.oms.onReport(first);
        assertThat(desk.oms.repeatedReports()).isEqualTo(1);
        desk.oms.onReport(other);
        assertThat(desk.findings()).singleElement().satisfies(f -> assertThat(f.theirs()).contains("was used before"));
        assertThat(desk.order(id).cumQty()).isEqualTo(qty(40));
    }

    @Test
    void a_lost_report_is_made_good_by_a_status_answer() {
        long id = desk.buy(100);
        desk.oms.onReport(answer(id, OrdStatus.NEW, 100, 0, 100));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.NEW);
        desk.oms.onReport(answer(id, OrdStatus.CANCELED, 100, 0, 0));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.CANCELED);
        assertThat(desk.findings()).isEmpty();
        desk.oms.onReport(unknownThere(id));
        assertThat(desk.findings()).singleElement().satisfies(f -> assertThat(f.theirs()).contains("does not know the order"));
    }

    @Test
    void the_brokers_view_of_the_terms_must_be_ours() {
        long id = desk.submit(Desk.intent(Side.BUY, 100, LIMIT));
        ExecutionReport ack = desk.report(id, ExecType.NEW, OrdStatus.NEW, 100, 0, 100).build();
        desk.oms.onReport(ack.withDetail(new ReportDetail(ReportReason.NONE, OrdType.LIMIT, Desk.px("11"), null, null)));
        assertThat(desk.findings()).singleElement().satisfies(f -> assertThat(f.theirs())
                .contains("the broker has it as LIMIT at 11.0000, the order is LIMIT at 10.0000"));
    }

    @Test
    void an_order_of_the_brokers_is_adopted_only_where_someone_owns_it() {
        ExecutionReport phoned = phoned("P1", 100, Side.SELL);
        desk.oms.onReport(phoned);
        assertThat(desk.findings()).singleElement().returns(Action.HALT, ReconciliationFinding::action);
        assertThat(desk.oms.workingCount()).isZero();

        Order adopted = Objects.requireNonNull(desk.oms.adopt(phoned("P2", 100, Side.SELL), Desk.OTHER));
        assertThat(adopted).returns(Desk.OTHER, Order::strategy).returns(Side.SELL, Order::side)
                .returns(OrdStatus.NEW, Order::status).returns(0L, Order::clOrdId);
        assertThat(desk.oms.workingSellUnits(ACME)).isEqualTo(100);
        assertThat(desk.oms.adopt(phoned("P2", 100, Side.SELL), Desk.OTHER)).as("known already").isNull();
        assertThat(desk.oms.adopt(phoned("P3", 100, null), Desk.OTHER)).as("no side").isNull();
        assertThat(desk.oms.workingCount()).isEqualTo(1);
        assertThat(desk.oms.cancel(adopted.firstClOrdId(), "not ours", 9, 9)).isTrue();
        assertThat(desk.sent.getLast()).isEqualTo(new OrderCommand.CancelRequest(2, 0, "P2", ACME, "not ours"));
    }

    private ExecutionReport phoned(String orderId, long total, @Nullable Side side) {
        return new ExecutionReport(desk.nextExecId(), orderId, 0, 0, ACME, side, ExecType.NEW, OrdStatus.NEW, qty(total), qty(0),
                qty(total), qty(0), null, "", "", 7_000, 0, null, new Price(0, 4));
    }

    @Test
    void a_refused_cancel_of_an_order_that_nobody_knows_needs_no_side() {
        long request = desk.oms.cancelUnknown(55, "P9", ACME, "found there", 2, 2);
        ExecutionReport refused = new ExecutionReport(desk.nextExecId(), "NONE", request, 55, ACME, null, ExecType.CANCEL_REJECTED,
                OrdStatus.REJECTED, qty(0), qty(0), qty(0), qty(0), null, "", "", 7_000, 0, null, new Price(0, 4),
                ReportDetail.because(ReportReason.CANCEL_UNKNOWN_ORDER));
        desk.oms.onReport(refused);
        assertThat(desk.findings()).as("both sides agree").isEmpty();
        desk.oms.onReport(desk.report(request, ExecType.ORDER_STATUS, OrdStatus.NEW, 10, 0, 10).build());
        assertThat(desk.findings()).as("an order under that id is news").hasSize(1);
    }

    @Test
    void a_cancel_chains_on_a_pending_replace_and_ends_both() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        long replace = desk.submit(Desk.replacing(id, Side.BUY, 150, OrderTerms.market()));
        desk.oms.cancel(id, "changed my mind", 4, 4);
        assertThat(desk.sent.getLast()).isEqualTo(new OrderCommand.CancelRequest(3, replace, "V1", ACME, "changed my mind"));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.PENDING_CANCEL);
        desk.oms.onReport(desk.report(3, ExecType.CANCELED, OrdStatus.CANCELED, 100, 0, 0).build());
        assertThat(desk.order(id)).returns(OrdStatus.CANCELED, Order::status).returns(qty(0), Order::leavesQty);
        assertThat(desk.oms.workingBuyUnits(ACME)).isZero();
        assertThat(desk.findings()).isEmpty();
    }
}
