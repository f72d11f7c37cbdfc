package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.core.order.Side;
import java.util.ArrayList;
import java.util.List;

/// The counterpart of [BrokerWriter].
final class BrokerReader {
    private static final BrokerQuery.What[] WHATS = BrokerQuery.What.values();
    private static final CommandOutcome.Outcome[] OUTCOMES = CommandOutcome.Outcome.values();
    private static final LinkStatus.State[] LINKS = LinkStatus.State.values();
    private static final MarginCall.State[] MARGINS = MarginCall.State.values();
    private static final Side[] SIDES = Side.values();
    private static final OrdStatus[] STATUSES = OrdStatus.values();

    private BrokerReader() {}

    static BrokerQuery query(FrameReader r) {
        BrokerQuery query = new BrokerQuery(r.i64(), r.code(WHATS), r.i64());
        r.endRoot();
        return query;
    }

    static CommandOutcome outcome(FrameReader r) {
        long clOrdId = r.i64();
        CommandOutcome.Outcome outcome = r.code(OUTCOMES);
        long transactTs = r.i64();
        r.endRoot();
        return new CommandOutcome(clOrdId, outcome, r.text("text"), transactTs);
    }

    static LinkStatus link(FrameReader r) {
        LinkStatus.State state = r.code(LINKS);
        long transactTs = r.i64();
        r.endRoot();
        return new LinkStatus(state, r.text("text"), transactTs);
    }

    static AccountAnswer account(FrameReader r) {
        long queryId = r.i64();
        long transactTs = r.i64();
        r.endRoot();
        int count = r.group(BrokerWriter.BALANCE_BYTES);
        List<AccountAnswer.Balance> cash = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            cash.add(new AccountAnswer.Balance(r.money()));
            r.endEntry();
        }
        return new AccountAnswer(queryId, cash, transactTs);
    }

    static PositionsAnswer positions(FrameReader r) {
        long queryId = r.i64();
        long transactTs = r.i64();
        r.endRoot();
        int count = r.group(BrokerWriter.HELD_BYTES);
        List<PositionsAnswer.Held> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            positions.add(new PositionsAnswer.Held(r.instrument(), r.quantity()));
            r.endEntry();
        }
        return new PositionsAnswer(queryId, positions, transactTs);
    }

    static OrdersAnswer orders(FrameReader r) {
        long queryId = r.i64();
        long transactTs = r.i64();
        r.endRoot();
        int count = r.group(BrokerWriter.STATE_BYTES);
        List<OrdersAnswer.State> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            orders.add(state(r));
            r.endEntry();
        }
        return new OrdersAnswer(queryId, orders, transactTs);
    }

    static AccountCharge charge(FrameReader r) {
        Instrument instrument = r.optionalInstrument();
        Money amount = r.money();
        long transactTs = r.i64();
        r.endRoot();
        return new AccountCharge(r.text("rule"), instrument, amount, r.text("text"), transactTs);
    }

    static MarginCall margin(FrameReader r) {
        MarginCall.State state = r.code(MARGINS);
        Money equity = r.money();
        Money requirement = r.money();
        long dueTs = r.i64();
        Instrument instrument = r.optionalInstrument();
        Side side = r.optionalCode(SIDES);
        Quantity quantity = r.optionalQuantity();
        long transactTs = r.i64();
        r.endRoot();
        if ((state == MarginCall.State.LIQUIDATION) != (instrument != null && side != null && quantity != null && quantity.signum() > 0)) {
            throw r.malformed("a margin call that is " + state + " names " + instrument + ", " + side + " and " + quantity);
        }
        return new MarginCall(state, equity, requirement, dueTs, instrument, side, quantity, r.text("text"), transactTs);
    }

    private static OrdersAnswer.State state(FrameReader r) {
        OrdersAnswer.State first = new OrdersAnswer.State(r.i64(), r.instrument(), r.code(SIDES), r.code(STATUSES), r.quantity(),
                r.quantity(), r.quantity());
        return r.blockEnded()
                ? first
                : new OrdersAnswer.State(first.clOrdId(), first.instrument(), first.side(), first.ordStatus(), first.orderQty(),
                        first.cumQty(), first.leavesQty(), r.fixedText(OrdersAnswer.State.MAX_ORDER_ID), r.optionalPrice());
    }

    static ReportsAnswer reports(FrameReader r) {
        ReportsAnswer answer = new ReportsAnswer(r.i64(), r.i64(), r.bool(), r.i64());
        r.endRoot();
        return answer;
    }
}
