package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.PositionEffect;
import dev.assay.execution.Accrual;
import dev.assay.execution.CostModel;
import dev.assay.execution.FeeCase;
import org.jspecify.annotations.Nullable;

/// What a match changes: the order, its fee, the account, and the orders that share its quantity or the position.
final class Executions {
    private static final String NOTHING_LEFT = "reduce-only: there is no position left to reduce";
    private static final String NOTHING_TO_CLOSE = "there is nothing left to close";

    private final FillModel model;
    private final CostModel costs;
    private final BrokerAccount account;
    private final Reports reports;
    private final FeeCase feeCase = new FeeCase();
    private @Nullable CashAccount rules;

    Executions(FillModel model, CostModel costs, BrokerAccount account, Reports reports) {
        this.model = model;
        this.costs = costs;
        this.account = account;
        this.reports = reports;
    }

    /// Executions are held to the rules of a cash account from now on.
    void rules(CashAccount cashAccount) {
        rules = cashAccount;
    }

    /// Ends an order by the venue's own doing.
    void end(RestingOrder order, ExecType execType, OrdStatus status, String text, long ts) {
        order.status = status;
        reports.ended(order, execType, text, ts);
    }

    /// Books what an order gets from a datum, and what follows for the orders beside it.
    ///
    /// @param given what the fill model gives; the order takes of it what it shows and may
    /// @param ts when it is reported, epoch ns UTC
    /// @return whether it traded
    /// @param datum what is met; a slice shown anew after an opening has missed the openings of the instant
    boolean execute(VenueBook book, RestingOrder order, Match given, long ts, long datumId, String text,
            MarketData datum) {
        requireHonest(order, given);
        Match match = taken(order, given);
        if (match == null) {
            end(order, ExecType.CANCELED, OrdStatus.CANCELED, nothingLeft(order), ts);
            return false;
        }
        Instrument instrument = order.instrument();
        Price price = instrument.price(match.priceUnits());
        Quantity quantity = match.quantityUnits() == order.orderUnits ? order.orderQty() : instrument.quantity(match.quantityUnits());
        order.cumUnits += match.quantityUnits();
        order.tradedUnits += match.quantityUnits();
        order.status = order.cumUnits == order.orderUnits ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        order.notional = order.notional.plus(price, quantity);
        Quantity traded = order.tradedUnits == match.quantityUnits() ? quantity : instrument.quantity(order.tradedUnits);
        boolean maker = order.ordType() == OrdType.LIMIT && match.slippageUnits() == 0 && match.priceUnits() == order.limitUnits();
        feeCase.order(instrument, order.side(), traded, order.notional, order.bookedFee, order.fees);
        Money fee = new Money(costs.charge(feeCase.execution(quantity, price, maker, ts)), instrument.currency());
        order.bookedFee = feeCase.bookedUnits();
        order.fees = feeCase.fees();
        Money value = instrument.notional(price, quantity);
        account.trade(instrument, order.side().sign() * match.quantityUnits(), value, fee);
        account.place(order, order.side().sign() * match.quantityUnits(), reports.nextNumber());
        String said = rules == null ? text : flagged(rules, order, match, value, fee, text, ts);
        reports.traded(order, match, quantity, price, fee, feeCase.charges(), said, ts, datumId);
        Accrual accrual = feeCase.accrual();
        if (order.fees != null && accrual != null) {
            order.fees.keep(reports.lastExecId(), accrual);
        }
        book.tally.took(order, datum, match.quantityUnits());
        order.traded(match.quantityUnits(), ts, datum instanceof BarOpen);
        if (order.ocoId != 0) {
            reduceSiblings(book, order, match.quantityUnits(), ts);
        }
        for (int i = 0; i < book.size(); i++) {
            capReduceOnly(book.get(i), ts);
        }
        return true;
    }

    private static String flagged(CashAccount rules, RestingOrder order, Match match, Money value, Money fee, String text, long ts) {
        long moved = order.buy() ? -Math.addExact(value.units(), fee.units()) : Math.subtractExact(value.units(), fee.units());
        String wrong = rules.traded(order.instrument(), order.side().sign() * match.quantityUnits(), moved, ts);
        return wrong.isEmpty() || text.isEmpty() ? wrong + text : wrong + "; " + text;
    }

    /// What the order takes of a match, or null where it may take nothing.
    private @Nullable Match taken(RestingOrder order, Match given) {
        long most = Math.min(given.quantityUnits(), order.availableUnits());
        if (onlyReduces(order)) {
            most = Math.min(most, reducible(order));
        }
        if (most == given.quantityUnits()) {
            return given;
        }
        return most == 0 ? null : new Match(most, given.priceUnits(), given.slippageUnits());
    }

    private void reduceSiblings(VenueBook book, RestingOrder filled, long units, long ts) {
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (order != filled && order.ocoId == filled.ocoId && !order.status.terminal()) {
                cap(order, Math.max(0, order.leavesUnits() - units), "one cancels the other: order " + filled.clOrdId + " has filled", ts);
            }
        }
    }

    private static boolean onlyReduces(RestingOrder order) {
        return order.terms().reduceOnly() || order.terms().effect() == PositionEffect.CLOSE;
    }

    private static String nothingLeft(RestingOrder order) {
        return order.terms().reduceOnly() ? NOTHING_LEFT : NOTHING_TO_CLOSE;
    }

    /// Holds an order that may only reduce or close to what there is of that.
    void capReduceOnly(RestingOrder order, long ts) {
        if (onlyReduces(order) && !order.status.terminal()) {
            long most = reducible(order);
            if (order.leavesUnits() > most) {
                String held = order.terms().reduceOnly() ? "reduce-only: held to the position" : "held to what there is to close";
                cap(order, most, most == 0 ? nothingLeft(order) : held, ts);
            }
        }
    }

    private void cap(RestingOrder order, long leaves, String text, long ts) {
        if (leaves == 0) {
            end(order, ExecType.CANCELED, OrdStatus.CANCELED, text, ts);
        } else {
            order.orderUnits = order.cumUnits + leaves;
            reports.restated(order, text, ts);
        }
    }

    /// How much of a position the order would close, in units: of the account's, or of its sub-account's other side where long and short are
    /// kept apart.
    long reducible(RestingOrder order) {
        return account.reducible(order.owner, order.instrument(), order.side().sign());
    }

    long reducible(NewOrderSingle order) {
        return account.reducible(order.strategy().number(), order.instrument(), order.side().sign());
    }

    private void requireHonest(RestingOrder order, Match match) {
        boolean beyond = order.ordType().hasLimit() && (order.buy()
                ? match.priceUnits() > order.limitUnits()
                : match.priceUnits() < order.limitUnits());
        if (match.quantityUnits() <= 0 || match.quantityUnits() > order.leavesUnits() || beyond || match.slippageUnits() < 0) {
            throw new IllegalStateException("fill model " + model.id() + " gave order " + order.clOrdId + " the impossible " + match);
        }
    }
}
