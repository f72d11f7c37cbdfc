package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.STRATEGY;
import static dev.assay.execution.Desk.px;
import static dev.assay.execution.Desk.qty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.SignalOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OmsTest {
    private final Desk desk = new Desk(CostModels.perShare(Price.of("0.005"), Price.of("1"), Price.of("0")));

    private static OrderEvent state(long id, OrdStatus before, OrdStatus after, long total, long cum, long leaves, String avg,
            String reason) {
        return new OrderEvent(id, STRATEGY, ACME, Side.BUY, "target", before, after, qty(total), qty(cum), qty(leaves), px(avg), reason);
    }

    private static Fill fill(String execId, long id, long quantity, String price, String fee, boolean reversal) {
        return new Fill(execId, id, STRATEGY, ACME, Side.BUY, qty(quantity), px(price), Money.of(fee, Currency.USD), true, px("0"),
                reversal ? 0 : 42, reversal);
    }

    @Test
    void an_order_from_birth_to_fill_is_this_list_of_events() {
        long id = desk.buy(100);
        ExecutionReport accepted = desk.report(id, ExecType.NEW, OrdStatus.NEW, 100, 0, 100).build();
        ExecutionReport half = desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 50, 50).last(50, "10").build();
        ExecutionReport rest = desk.report(id, ExecType.TRADE, OrdStatus.FILLED, 100, 100, 0).last(50, "10.02").build();
        desk.oms.onReport(accepted);
        desk.oms.onReport(half);
        desk.oms.onReport(rest);

        OrderCommand command = new OrderCommand.NewOrderSingle(1, STRATEGY, ACME, Side.BUY, qty(100), OrderTerms.market(), "target",
                false);
        OrderEvent filled = state(1, OrdStatus.PARTIALLY_FILLED, OrdStatus.FILLED, 100, 100, 0, "10.01", "filled in full");
        assertThat(desk.events).containsExactly(new Desk.Emitted(1, command, "oms", 100, 900),
                new Desk.Emitted(2, state(1, OrdStatus.PENDING_NEW, OrdStatus.PENDING_NEW, 100, 0, 100, "0", "because"), "oms", 100, 1),
                new Desk.Emitted(3, accepted, "Venue", 100, 1),
                new Desk.Emitted(4, state(1, OrdStatus.PENDING_NEW, OrdStatus.NEW, 100, 0, 100, "0", "accepted by the venue"), "oms", 100,
                        3),
                new Desk.Emitted(5, half, "Venue", 100, 1),
                new Desk.Emitted(6, state(1, OrdStatus.NEW, OrdStatus.PARTIALLY_FILLED, 100, 50, 50, "10", "filled in part"), "oms", 100,
                        5),
                new Desk.Emitted(7, fill("E2", 1, 50, "10", "1", false), "oms", 100, 5), new Desk.Emitted(8, rest, "Venue", 100, 1),
                new Desk.Emitted(9, filled, "oms", 100, 8), new Desk.Emitted(10, fill("E3", 1, 50, "10.02", "0", false), "oms", 100, 8));
        assertThat(desk.sent).containsExactly(command);
        assertThat(desk.heard).endsWith(filled, fill("E3", 1, 50, "10.02", "0", false)).hasSize(6);
        assertThat(desk.oms.workingCount()).isZero();
    }

    @Test
    void a_fill_may_come_before_the_acknowledgement() {
        long id = desk.buy(100);
        desk.trade(id, 100, "10", 100, 100);
        desk.ack(id, 100);
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk.all(Fill.class)).hasSize(1);
        assertThat(desk.findings()).isEmpty();
    }

    @Test
    void a_repeated_report_changes_nothing() {
        long id = desk.buy(100);
        ExecutionReport trade = desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 40, 60).last(40, "10").build();
        desk.oms.onReport(trade);
        int events = desk.events.size();
        desk.oms.onReport(trade);
        assertThat(desk.events).hasSize(events);
        assertThat(desk.oms.repeatedReports()).isEqualTo(1);
        assertThat(desk.order(id).cumQty()).isEqualTo(qty(40));
    }

    @Test
    void a_repeat_older_than_the_window_is_impossible_and_never_booked_twice() {
        Desk small = new Desk(CostModels.none(), new Oms.Limits(16, 2), List.of(OrdType.values()), true);
        long id = small.buy(100);
        ExecutionReport first = small.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 40, 60).last(40, "10").build();
        small.oms.onReport(first);
        small.trade(id, 10, "10", 100, 50);
        small.trade(id, 10, "10", 100, 60);
        small.trade(id, 10, "10", 100, 70);
        small.trade(id, 10, "10", 100, 80);
        small.oms.onReport(first);
        assertThat(small.order(id).cumQty()).isEqualTo(qty(80));
        assertThat(small.findings()).extracting(ReconciliationFinding::kind).containsExactly(Kind.IMPOSSIBLE_REPORT);
    }

    @Test
    void a_fill_after_the_cancel_is_booked_and_the_order_stays_canceled() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        desk.oms.cancel(id, "operator", 7, 7);
        desk.oms.onReport(desk.report(id + 1, ExecType.CANCELED, OrdStatus.CANCELED, 100, 0, 0).build());
        assertThat(desk.order(id).reason()).isEqualTo("canceled as asked: operator");
        desk.oms.onReport(desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 40, 60).last(40, "10").build());
        assertThat(desk.last(OrderEvent.class)).isEqualTo(state(id, OrdStatus.CANCELED, OrdStatus.CANCELED, 100, 40, 0, "10",
                "a late fill, after the order had ended: CANCELED"));
        assertThat(desk.last(Fill.class).quantity()).isEqualTo(qty(40));
        assertThat(desk.findings()).isEmpty();
    }

    @Test
    void a_cancel_that_overtakes_a_fill_shows_the_fill_as_missing_until_it_comes() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        ExecutionReport late = desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 40, 60).last(40, "10").build();
        desk.oms.onReport(desk.report(id, ExecType.CANCELED, OrdStatus.CANCELED, 100, 40, 0).build());
        assertThat(desk.findings()).singleElement().returns(Kind.MISSED_FILL, ReconciliationFinding::kind);
        assertThat(desk.oms.held(id)).isTrue();
        desk.oms.onReport(late);
        assertThat(desk.oms.held(id)).isFalse();
        assertThat(desk.order(id).cumQty()).isEqualTo(qty(40));
        assertThat(desk.findings()).hasSize(1);
    }

    @Test
    void fills_that_overtake_each_other_add_up() {
        long id = desk.buy(100);
        ExecutionReport first = desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 40, 60).last(40, "10").build();
        desk.trade(id, 60, "11", 100, 100);
        desk.oms.onReport(first);
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk.order(id).cumNotional().decimal()).isEqualByComparingTo("1060");
        assertThat(desk.oms.held(id)).isFalse();
    }

    @Test
    void an_overfill_is_flagged_and_booked() {
        long id = desk.buy(100);
        desk.trade(id, 100, "10", 100, 100);
        desk.trade(id, 10, "10", 100, 110);
        assertThat(desk.findings()).singleElement().returns(Kind.OVERFILL, ReconciliationFinding::kind).returns(Action.ADOPT,
                ReconciliationFinding::action);
        assertThat(desk.all(Fill.class)).extracting(Fill::quantity).containsExactly(qty(100), qty(10));
        assertThat(desk.order(id)).returns(OrdStatus.FILLED, o -> o.status()).returns(qty(0), o -> o.leavesQty());
    }

    @Test
    void an_impossible_report_freezes_the_order_and_shows_both_views() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        desk.trade(id, 40, "10", 100, 40);
        int heard = desk.heard.size();
        desk.oms.onReport(desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 100, 45, 55).last(10, "10").build());
        assertThat(desk.findings()).containsExactly(new ReconciliationFinding(Kind.IMPOSSIBLE_REPORT, "order 1",
                "BUY 100 ACME is PARTIALLY_FILLED, filled 40, leaves 60",
                "TRADE report \"E3\" says PARTIALLY_FILLED, ordered 100, filled 45, leaves 55: with this fill of 10 the order would have filled"
                        + " 50, but the broker says 45 units",
                Action.FREEZE));
        assertThat(desk.heard).hasSize(heard);
        assertThat(desk.order(id).cumQty()).isEqualTo(qty(40));
        assertThat(desk.submit(Desk.replacing(id, Side.BUY, 200, OrderTerms.market()))).isZero();
        assertThat(desk.last(SignalOutcome.class).explanation()).isEqualTo("the order is frozen until it is reconciled with Venue");
        assertThat(desk.oms.cancel(id, "get out", 1, 1)).isTrue();
    }

    @Test
    void a_report_about_an_unknown_order_is_a_finding() {
        desk.oms.onReport(desk.report(17, ExecType.NEW, OrdStatus.NEW, 100, 0, 100).build());
        assertThat(desk.findings()).singleElement().returns(Kind.UNKNOWN_ORDER, ReconciliationFinding::kind);
        assertThat(desk.heard).isEmpty();
    }

    @Test
    void an_acknowledgement_after_a_rejection_is_impossible() {
        long id = desk.buy(100);
        desk.oms.onReport(desk.report(id, ExecType.REJECTED, OrdStatus.REJECTED, 100, 0, 0).build());
        assertThat(desk.order(id).reason()).isEqualTo("Venue rejected the order and gave no reason: ask it");
        desk.ack(id, 100);
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.REJECTED);
        assertThat(desk.findings()).singleElement().returns(Kind.IMPOSSIBLE_REPORT, ReconciliationFinding::kind);
    }

    @Test
    void two_cancels_are_one_request_and_ended_orders_need_none() {
        long id = desk.buy(100);
        assertThat(desk.oms.cancel(id, "first", 7, 7)).isTrue();
        assertThat(desk.oms.cancel(id, "second", 8, 8)).isFalse();
        assertThat(desk.oms.cancelRequests()).isEqualTo(1);
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(desk.sent.getLast()).isEqualTo(new OrderCommand.CancelRequest(2, 1, null, ACME, "first"));
        desk.trade(id, 100, "10", 100, 100);
        desk.oms.onReport(desk.report(2, ExecType.CANCEL_REJECTED, OrdStatus.FILLED, 100, 100, 0).saying("too late").build());
        assertThat(desk.last(OrderEvent.class).reason()).isEqualTo("cancel refused by Venue: too late");
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk.oms.cancel(id, "third", 9, 9)).isFalse();
    }

    @Test
    void a_bust_takes_the_fill_and_its_fee_back_and_reopens_the_order() {
        long id = desk.buy(300);
        desk.trade(id, 200, "10", 300, 200);
        desk.trade(id, 100, "12", 300, 300);
        assertThat(desk.all(Fill.class)).extracting(f -> f.fee().plain()).containsExactly("1.00", "0.50");
        assertThat(desk.oms.workingCount()).isZero();
        desk.oms.onReport(desk.report(id, ExecType.TRADE_CANCEL, OrdStatus.PARTIALLY_FILLED, 300, 100, 200).ref("E1").build());
        assertThat(desk.last(Fill.class)).isEqualTo(fill("E1", id, 200, "10", "-0.50", true));
        assertThat(desk.order(id)).returns(OrdStatus.PARTIALLY_FILLED, o -> o.status()).returns(px("12"), o -> o.avgPx());
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(200);
        desk.oms.onReport(desk.report(id, ExecType.TRADE_CANCEL, OrdStatus.PARTIALLY_FILLED, 300, 100, 200).ref("E1").build());
        assertThat(desk.findings()).as("a bust cannot be busted").singleElement().returns(Kind.IMPOSSIBLE_REPORT,
                ReconciliationFinding::kind);
    }

    @Test
    void a_correction_is_a_reversal_and_a_new_fill_and_can_be_corrected_by_its_own_id() {
        long id = desk.buy(100);
        desk.trade(id, 100, "10", 100, 100);
        desk.oms.onReport(
                desk.report(id, ExecType.TRADE_CORRECT, OrdStatus.PARTIALLY_FILLED, 100, 90, 10).ref("E1").last(90, "10.5").build());
        assertThat(desk.all(Fill.class)).containsExactly(fill("E1", id, 100, "10", "1", false), fill("E1", id, 100, "10", "-1", true),
                fill("E2", id, 90, "10.5", "1", false));
        desk.oms.onReport(desk.report(id, ExecType.TRADE_CORRECT, OrdStatus.FILLED, 100, 100, 0).ref("E2").last(100, "10.5").build());
        assertThat(desk.order(id).avgPx()).isEqualTo(px("10.5"));
        assertThat(desk.findings()).isEmpty();
    }

    @Test
    void the_brokers_own_fee_is_booked_as_it_is() {
        long id = desk.buy(300);
        desk.oms.onReport(
                desk.report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, 300, 100, 200).last(100, "10").costing("0.77").build());
        desk.trade(id, 200, "10", 300, 300);
        assertThat(desk.all(Fill.class)).extracting(f -> f.fee().plain() + " " + f.feeEstimated()).containsExactly("0.77 false",
                "0.73 true");
    }

    @Test
    void sums_of_working_quantity_follow_every_change() {
        long buy = desk.buy(100);
        long sell = desk.submit(Desk.intent(Side.SELL_SHORT, 30, OrderTerms.limit(px("11"), TimeInForce.GTC)));
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(100);
        assertThat(desk.oms.workingSellUnits(ACME)).isEqualTo(30);
        assertThat(desk.oms.workingUnits(STRATEGY, ACME)).isEqualTo(70);
        assertThat(desk.oms.workingUnits(Desk.OTHER, ACME)).isZero();
        desk.trade(buy, 60, "10", 100, 60);
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(40);
        long replace = desk.submit(Desk.replacing(buy, Side.BUY, 200, OrderTerms.market()));
        assertThat(desk.oms.workingBuyUnits(ACME)).as("the larger of both, until it is decided").isEqualTo(140);
        desk.oms.onReport(desk.report(replace, ExecType.CANCEL_REJECTED, OrdStatus.PARTIALLY_FILLED, 100, 60, 40).build());
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(40);
        desk.oms.cancelAll(o -> o.side() == Side.BUY, "kill switch", 1, 1);
        desk.oms.onReport(desk.report(desk.oms.lastClOrdId(), ExecType.CANCELED, OrdStatus.CANCELED, 100, 60, 0).build());
        assertThat(desk.oms.workingBuyUnits(ACME)).isZero();
        assertThat(desk.oms.working()).singleElement().returns(sell, o -> o.firstClOrdId());
        assertThat(desk.oms.working(STRATEGY)).hasSize(1);
        assertThat(desk.oms.working(Desk.BOLT)).isEmpty();
        assertThat(tagged("target")).isEqualTo(sell);
        assertThat(tagged("other")).isNull();
    }

    private @Nullable Long tagged(String tag) {
        var order = desk.oms.find(STRATEGY, ACME, tag);
        return order == null ? null : order.firstClOrdId();
    }

    @Test
    void a_reopened_order_stands_in_its_old_place() {
        long first = desk.buy(10);
        long second = desk.buy(20);
        desk.trade(first, 10, "10", 10, 10);
        desk.oms.onReport(desk.report(first, ExecType.TRADE_CANCEL, OrdStatus.NEW, 10, 0, 10).ref("E1").build());
        assertThat(desk.oms.working()).extracting(o -> o.firstClOrdId()).containsExactly(first, second);
        assertThat(desk.oms.working(ACME)).extracting(o -> o.firstClOrdId()).containsExactly(first, second);
    }

    @Test
    void ended_orders_are_forgotten_beyond_the_limit() {
        Desk small = new Desk(CostModels.none(), new Oms.Limits(8, 16), List.of(OrdType.values()), true);
        for (int i = 0; i < 1000; i++) {
            long id = small.buy(10);
            if (i % 3 == 0) {
                small.submit(Desk.replacing(id, Side.BUY, 20, OrderTerms.market()));
                small.oms.onReport(small.report(small.oms.lastClOrdId(), ExecType.REPLACED, OrdStatus.NEW, 20, 0, 20).build());
            }
            small.oms.cancel(id, "enough", 1, 1);
            long total = i % 3 == 0 ? 20 : 10;
            small.oms.onReport(small.report(small.oms.lastClOrdId(), ExecType.CANCELED, OrdStatus.CANCELED, total, 0, 0).build());
        }
        assertThat(small.findings()).isEmpty();
        assertThat(small.oms.remembered()).isLessThanOrEqualTo(8 * 3);
        small.ack(1, 10);
        assertThat(small.findings()).singleElement().returns(Kind.UNKNOWN_ORDER, ReconciliationFinding::kind);
    }

    @Test
    void one_order_replaced_a_thousand_times_takes_no_more_memory() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        for (int i = 0; i < 1000; i++) {
            long request = desk.submit(Desk.replacing(id, Side.BUY, 101 + i, OrderTerms.market()));
            ExecType answer = i % 2 == 0 ? ExecType.REPLACED : ExecType.CANCEL_REJECTED;
            long total = i % 2 == 0 ? 101 + i : 100 + i;
            desk.oms.onReport(desk.report(request, answer, OrdStatus.NEW, total, 0, total).build());
        }
        assertThat(desk.findings()).isEmpty();
        assertThat(desk.oms.remembered()).isLessThanOrEqualTo(LiveOrder.REMEMBERED_IDS + 2);
        desk.trade(desk.order(id).clOrdId(), 1099, "10", 1099, 1099);
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void a_split_restates_quantity_prices_and_the_fee_already_booked() {
        OrderTerms terms = OrderTerms.stopLimit(px("30.02"), px("30.05"), TimeInForce.GTC);
        long id = desk.submit(Desk.intent(Side.BUY, 1000, terms));
        desk.trade(id, 500, "30", 1000, 500);
        desk.oms.applySplit(new CorporateAction.Split(ACME, 1, 3, 1), 77, 78);
        assertThat(desk.order(id)).returns(qty(3000), o -> o.orderQty()).returns(qty(1500), o -> o.cumQty()).returns(px("10"),
                o -> o.avgPx());
        assertThat(desk.order(id).terms()).isEqualTo(OrderTerms.stopLimit(px("10"), px("10.01"), TimeInForce.GTC));
        assertThat(desk.events.getLast()).returns(77L, Desk.Emitted::causationId).returns(78L, Desk.Emitted::correlationId);
        assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(1500);
        desk.trade(id, 1500, "10", 3000, 3000);
        assertThat(desk.all(Fill.class)).extracting(f -> f.fee().plain()).containsExactly("2.50", "7.50");
        desk.oms.onReport(desk.report(id, ExecType.TRADE_CANCEL, OrdStatus.PARTIALLY_FILLED, 3000, 1500, 1500).ref("E1").build());
        assertThat(desk.last(Fill.class)).as("a bust of the fill before the split, in today's shares")
                .returns(qty(1500), Fill::quantity).returns(px("10"), Fill::price);
    }

    @Test
    void a_restatement_by_the_broker_keeps_the_notional_and_the_fee_booked() {
        long id = desk.submit(Desk.intent(Side.BUY, 1000, OrderTerms.limit(px("50"), TimeInForce.GTC)));
        desk.trade(id, 500, "50", 1000, 500);
        desk.oms.onReport(desk.report(id, ExecType.DONE_FOR_DAY, OrdStatus.DONE_FOR_DAY, 1000, 500, 500).build());
        desk.oms.onReport(desk.report(id, ExecType.RESTATED, OrdStatus.PARTIALLY_FILLED, 2000, 1000, 1000).build());
        assertThat(desk.order(id)).returns(px("25"), o -> o.avgPx()).returns(OrderTerms.limit(px("25"), TimeInForce.GTC), o -> o.terms());
        desk.trade(id, 1000, "24", 2000, 2000);
        assertThat(desk.all(Fill.class)).extracting(f -> f.fee().plain()).containsExactly("2.50", "5.00");
        desk.oms.onReport(desk.report(id, ExecType.TRADE_CANCEL, OrdStatus.PARTIALLY_FILLED, 2000, 1000, 1000).ref("E1").build());
        assertThat(desk.order(id).avgPx()).isEqualTo(px("24"));
        assertThat(desk.findings()).isEmpty();
    }

    @Test
    void a_refusal_under_the_orders_own_id_answers_the_request_sent_first() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        desk.oms.cancel(id, "why not", 1, 1);
        desk.oms.onReport(desk.report(id, ExecType.CANCEL_REJECTED, OrdStatus.NEW, 100, 0, 100).build());
        assertThat(desk.order(id)).returns(OrdStatus.NEW, o -> o.status()).returns(0L, o -> o.pendingClOrdId());
        assertThat(desk.last(OrderEvent.class).reason()).isEqualTo("cancel refused by Venue, the order is NEW");
    }

    private static ExecutionReport filledHalf(long clOrdId, long origClOrdId, Instrument instrument, Side side, ExecType type) {
        boolean trade = type == ExecType.TRADE;
        return new ExecutionReport("X" + clOrdId + type, "V1", clOrdId, origClOrdId, instrument, side, type,
                trade ? OrdStatus.PARTIALLY_FILLED : OrdStatus.CANCELED, qty(100), qty(trade ? 50 : 0), qty(trade ? 50 : 0),
                qty(trade ? 50 : 0), trade ? px("10") : null, "", "", 7_000, 0, null, px("0"));
    }

    @Test
    void a_report_about_another_side_or_instrument_is_impossible() {
        long first = desk.buy(100);
        long second = desk.buy(100);
        desk.oms.onReport(filledHalf(first, 0, ACME, Side.SELL, ExecType.TRADE));
        desk.oms.onReport(filledHalf(second, 0, Desk.BOLT, Side.BUY, ExecType.TRADE));
        assertThat(desk.findings()).extracting(ReconciliationFinding::kind).containsExactly(Kind.IMPOSSIBLE_REPORT,
                Kind.IMPOSSIBLE_REPORT);
        assertThat(desk.all(Fill.class)).isEmpty();
    }

    @Test
    void an_answer_under_an_id_of_the_brokers_own_finds_the_order_by_the_id_it_names() {
        long id = desk.buy(100);
        desk.oms.onReport(filledHalf(4711, id, ACME, Side.BUY, ExecType.CANCELED));
        assertThat(desk.order(id).status()).isEqualTo(OrdStatus.CANCELED);
    }

    @Test
    void a_fill_of_the_replaced_quantity_may_overtake_the_replace() {
        long id = desk.buy(100);
        desk.ack(id, 100);
        long replace = desk.submit(Desk.replacing(id, Side.BUY, 200, OrderTerms.market()));
        desk.trade(replace, 150, "10", 200, 150);
        assertThat(desk.order(id)).returns(OrdStatus.PENDING_REPLACE, o -> o.status()).returns(qty(150), o -> o.cumQty());
        desk.oms.onReport(desk.report(replace, ExecType.REPLACED, OrdStatus.PARTIALLY_FILLED, 200, 150, 50).build());
        assertThat(desk.order(id)).returns(OrdStatus.PARTIALLY_FILLED, o -> o.status()).returns(qty(50), o -> o.leavesQty());
        assertThat(desk.findings()).isEmpty();
    }

    @Test
    void unsolicited_endings_say_what_to_do() {
        long killed = desk.submit(Desk.intent(Side.BUY, 10, OrderTerms.market(TimeInForce.FOK)));
        desk.oms.onReport(desk.report(killed, ExecType.CANCELED, OrdStatus.CANCELED, 10, 0, 0).build());
        assertThat(desk.order(killed).reason()).isEqualTo("canceled by the venue: not all could trade at once, as FOK asks");
        long day = desk.buy(10);
        desk.oms.onReport(desk.report(day, ExecType.EXPIRED, OrdStatus.EXPIRED, 10, 0, 0).build());
        assertThat(desk.order(day).reason()).isEqualTo("expired at the end of its day (GTC would keep it working) with 10 of 10 unfilled");
        long rejected = desk.buy(10);
        desk.oms.onReport(desk.report(rejected, ExecType.REJECTED, OrdStatus.REJECTED, 10, 0, 0).saying("no borrow").build());
        assertThat(desk.order(rejected).reason()).isEqualTo("rejected: no borrow");
    }

    @Test
    void sell_prices_round_up_over_a_split() {
        long id = desk.submit(Desk.intent(Side.SELL, 90, OrderTerms.stop(px("10.00"), TimeInForce.GTC)));
        desk.oms.applySplit(new CorporateAction.Split(ACME, 1, 3, 2), 77, 78);
        assertThat(desk.order(id).terms()).isEqualTo(OrderTerms.stop(px("6.67"), TimeInForce.GTC));
        assertThat(desk.order(id).leavesQty()).isEqualTo(qty(135));
    }

    @Test
    void a_reverse_split_ends_an_order_of_less_than_a_lot() {
        long id = desk.buy(7);
        desk.oms.applySplit(new CorporateAction.Split(ACME, 1, 1, 10), 77, 78);
        assertThat(desk.order(id)).returns(OrdStatus.CANCELED, o -> o.status())
                .returns("canceled by the split 1 for 10: the remaining 7 would be less"
                        + " than one lot", o -> o.reason());
        assertThat(desk.oms.workingCount()).isZero();
        assertThat(desk.oms.workingBuyUnits(ACME)).isZero();
    }
}
